// Spreadsheets of strangers: what they may bring along, and what of it is opened.
import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from '#server/msel/csv.ts'
import { sheetsOf } from '#server/msel/read.ts'
import { unpack } from '#server/msel/zip.ts'
import { importedRows, text, workbookOf } from '../support/msel.ts'

const refused = (bytes: Uint8Array, why: string | RegExp) => expect(sheetsOf(bytes)).rejects.toThrow(why)
const zeros = (bytes: number) => new Uint8Array(bytes)
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`

describe('formulas', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '＝1', "'=1", "=cmd|'/c calc'!A0"])(
    '[SY76] %j leaves disarmed and comes back as it was',
    (cell) => {
      const csv = writeCsv([
        ['ID', 'Title'],
        ['1', cell],
      ])
      const written = csv.split('\r\n')[1]?.replace(/^1,"?/, '') ?? ''
      expect(written.startsWith("'")).toBe(true)
      expect(readCsv(csv, 'x').rows[1]?.[1]).toBe(cell)
    },
  )

  test('[SY76] formulas in a file are refused with their row', async () => {
    const sheet =
      row(1, text('A1', 'ID')) +
      row(2, text('A2', 'x')) +
      row(3, '<c r="A3"><f>HYPERLINK("http://x")</f><v>1</v></c>')
    await refused(workbookOf(sheet), /^Row 3 has a formula/)
    await refused(
      new TextEncoder().encode('ID,Title\r\n1,fine\r\n2,=1+1\r\n'),
      /^Row 3: "=1\+1" is a formula/,
    )
    const shared = row(1, '<x:c r="A1"><x:f t="shared" si="0"/><x:v>1</x:v></x:c>')
    await refused(workbookOf(shared), /Row 1 has a formula/)
  })
})

describe('archives', () => {
  test('[SY77] a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': zeros(60 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(100_000)
    await refused(bomb, 'unpacks to far more')
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`a${index}.xml`, zeros(1)]))
    await refused(zipSync(many), 'unpacks to far more')
  })

  test('[SY77] a bomb that says it is small is stopped while it is unpacked, at little cost', async () => {
    const lying = lyingZip(60 * 1024 * 1024)
    const before = process.memoryUsage().arrayBuffers
    await refused(lying, /unpacks to far more|damaged/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120 * 1024 * 1024)
  })

  test.each(['../evil.xml', '/etc/passwd', 'xl\\..\\evil.xml', 'C:evil.xml', 'a/../../b.xml'])(
    '[SY77] the name %s in an archive is refused',
    async (name) => {
      await refused(workbookOf('', { [name]: 'x' }), 'lead elsewhere')
    },
  )

  test('[SY77] an archive whose list and content differ is refused', () => {
    const inside = zipSync({ 'a.xml': new Uint8Array([1, 2, 3]) }, { level: 0 })
    const other = inside.slice()
    // The name in the list at the end, not the one before the content.
    other[inside.lastIndexOf('a'.charCodeAt(0))] = 'b'.charCodeAt(0)
    expect(() => unpack(other)).toThrow('damaged')
    expect(() => unpack(inside.slice(0, 30))).toThrow('damaged')
  })
})

describe('workbooks', () => {
  test('[SY78] macros, entities, old files and others are refused in words', async () => {
    await refused(workbookOf('', { 'xl/vbaProject.bin': 'x' }), 'has macros')
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet/>'
    await refused(workbookOf('', { 'xl/worksheets/sheet1.xml': entity }), 'entities of its own')
    await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old Excel file')
    await refused(new TextEncoder().encode('%PDF-1.7'), 'PDF')
    await refused(new Uint8Array([1, 0, 2, 0]), 'not a table')
    await refused(new Uint8Array(), 'empty')
    await refused(zipSync({ 'readme.txt': new Uint8Array([1]) }), 'not an Excel workbook')
    await refused(zeros(5 * 1024 * 1024 + 1), '5 MB')
  })

  test('[SY78] cells at the far end are refused before rows up to there are made', async () => {
    await refused(workbookOf(row(1_048_576, text('A1048576', 'x'))), /beyond 5000 rows/)
    await refused(workbookOf(row(1, text('XFD1', 'x'))), /beyond 5000 rows or 200 columns/)
    const csv = `ID,Title\r\n${'1,x\r\n'.repeat(5001)}`
    await refused(new TextEncoder().encode(csv), 'more than 5000 rows')
    await refused(new TextEncoder().encode(`ID,Title\r\n${','.repeat(300)}\r\n`), 'more than 200 columns')
  })

  test('[SY79] names that JavaScript has are names of columns, roles and rows like any other', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const { text: made, findings } = await importedRows([
      ['ID', 'Time', 'To', 'From', 'Method', 'Message', ...names],
      ...names.map((name) => [name, '10:00', name, name, name, name, ...names]),
    ])
    expect(findings).toEqual([])
    expect(Object.keys({}.constructor.prototype)).toEqual([])
    for (const name of names) expect(made).toContain(`body: ${name}`)
    expect(({} as Record<string, unknown>)['x-proto']).toBeUndefined()
  })
})

/** An archive whose headers say that a part of many zeros has ten bytes. */
function lyingZip(real: number): Uint8Array {
  const packed = deflateRawSync(zeros(real))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const sizes = (buffer: Buffer, at: number) => {
    buffer.writeUInt32LE(packed.length, at)
    buffer.writeUInt32LE(10, at + 4)
  }
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  sizes(local, 18)
  local.writeUInt16LE(name.length, 26)
  const listed = Buffer.alloc(46)
  listed.writeUInt32LE(0x02014b50, 0)
  listed.writeUInt16LE(20, 4)
  listed.writeUInt16LE(20, 6)
  listed.writeUInt16LE(8, 10)
  sizes(listed, 20)
  listed.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, listed, name, end])
}
