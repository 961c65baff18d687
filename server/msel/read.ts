/** A file of a stranger as sheets: what it is says its content, never its name. */
import { MSEL_BYTES } from '#shared/msel.ts'
import { readCsv } from './csv.ts'
import { needModest, type Sheet, SheetRefused } from './sheet.ts'
import { readXlsx } from './xlsx.ts'

/** Throws `SheetRefused` with a sentence for the person who chose the file. */
export async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  if (bytes.length > MSEL_BYTES) {
    throw new SheetRefused(`This file has ${(bytes.length / 1024 / 1024).toFixed(1)} MB. 5 MB is the most.`)
  }
  if (bytes.length === 0) throw new SheetRefused('This file is empty.')
  const sheets = startsWith(bytes, [0x50, 0x4b]) ? await readXlsx(bytes) : [readCsv(decoded(bytes), 'CSV')]
  for (const sheet of sheets) needModest(sheet)
  return sheets
}

function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new SheetRefused(
      'This is an old Excel file (.xls), or one with a password. Save it as .xlsx or .csv.',
    )
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) {
    throw new SheetRefused('This is a PDF. Export the table as .xlsx or .csv.')
  }
  const encoding = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : 'utf-8'
  const text = lenient(bytes, encoding)
  if (text.includes('\0')) throw new SheetRefused('This is not a table. Export it as .xlsx or .csv.')
  return text
}

/** Older Excel writes CSV in the code page of Western Europe. */
function lenient(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function startsWith(bytes: Uint8Array, marks: readonly number[]): boolean {
  return marks.every((mark, index) => bytes[index] === mark)
}
