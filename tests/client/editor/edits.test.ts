import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Edit, edited, same } from '#client/screens/editor/text/edit.ts'
import { find, readFile } from '#client/screens/editor/text/file.ts'
import { type Path, valueAt, withValue } from '#client/screens/editor/text/path.ts'
import { rangeOf } from '#client/screens/editor/text/ranges.ts'
import { readText } from '../../house/source.ts'
import { DAY } from './day.ts'

const edit = (text: string, ...edits: Edit[]) => edited(readFile(text), edits).file.text
const FILES = ['launch-dry-run', 'privacy-breach', 'system-outage'].map((id) => `scenarios/${id}.yaml`)
const SMALL = readFile(DAY)
const DRY_RUN = readFile(readText('scenarios/launch-dry-run.yaml'))

/** Every place of a value. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length === 0 ? inner : [path, ...inner]
}

const words = fc.constantFrom(
  'Plain words',
  'a: colon',
  "it's",
  '10:45',
  '5 min',
  '',
  '# no',
  '- x',
  'two\nlines\n',
  'true',
  ' x ',
  'ünï, [x]',
  '12',
)
const values = fc.oneof(
  words,
  fc.integer(),
  fc.boolean(),
  fc.array(words, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('at', 'after', 'label', 'x-own'), words, { maxKeys: 3 }),
  fc.record({
    title: words,
    trigger: fc.record({ at: words }),
    effects: fc.array(fc.record({ metric: words, add: fc.integer() }), { maxLength: 2 }),
  }),
)

describe('an edit of the list', () => {
  test('[ED1] changes its own piece of the text and nothing else, to the byte', () => {
    const text = edit(DAY, { put: ['injects', 'late', 'trigger', 'at'], value: '11:15' })
    expect(text).toBe(DAY.replace("'11:00' }   # moved twice", "'11:15' }   # moved twice"))
    expect(edit(DAY, { put: ['summary'], value: 'Shorter.' })).toBe(
      DAY.replace(/>-\n {2}A day in two lines,\n {2}folded\./, '>-\n  Shorter.'),
    )
    expect(edit(DAY, { put: ['roles', 'lead', 'tasks', 1], value: 'Read: all' })).toBe(
      DAY.replace('- Read the plan # of course', "- 'Read: all' # of course"),
    )
  })

  test.each([
    { name: 'a small day', file: SMALL, numRuns: 200 },
    { name: 'the launch dry run', file: DRY_RUN, numRuns: 12 },
  ])('[ED2] says what was asked for, wherever the place is in $name', ({ file, numRuns }) => {
    const places = fc.constantFrom(...placesIn(file.value))
    fc.assert(
      fc.property(places, fc.option(values, { nil: undefined }), (put, value) => {
        const next = edited(file, [{ put, value }]).file
        expect(same(parse(next.text), withValue(file.value, put, value))).toBe(true)
      }),
      { numRuns, seed: 4 },
    )
  })

  test('[ED2] new keys and items too, in every file of the library', () => {
    for (const name of FILES) {
      const file = readFile(readText(name))
      const edits: Edit[] = [
        { put: ['injects', 'fresh-one'], value: { title: 'New: one', to: 'all', body: 'One\ntwo\n' } },
        { put: ['x-own'], value: { a: [1, 2] } },
        { put: ['banner'], value: 'two words', order: ['launchroom', 'id', 'title'] },
      ]
      const next = edited(file, edits).file
      const wanted = edits.reduce<unknown>(
        (value, one) => ('put' in one ? withValue(value, one.put, one.value) : value),
        file.value,
      )
      expect(same(parse(next.text), wanted), name).toBe(true)
      expect(
        lostLines(file.text, next.text).filter((line) => !line.startsWith('banner:')),
        name,
      ).toEqual([])
    }
  })

  test('[ED3] keeps comments, order and blank lines when something is added, taken out, copied or renamed', () => {
    const added = edit(DAY, { put: ['personas', 'cara'], value: { name: 'Cara', about: 'New here.' } })
    expect(added).toBe(
      DAY.replace(
        "about: 'Writes: a lot.' }",
        "about: 'Writes: a lot.' }\n  cara: { name: Cara, about: New here. }",
      ),
    )
    expect(edit(added, { put: ['personas', 'cara'], value: undefined })).toBe(DAY)
    expect(edit(DAY, { put: ['injects', 'early', 'effects', 0], value: undefined })).not.toContain(
      'downloads, add: 5',
    )
    expect(
      lostLines(DAY, edit(DAY, { put: ['injects', 'early'], value: undefined })).join('\n'),
    ).not.toContain('#')
    const copied = edit(DAY, { copy: ['injects', 'late'], as: 'later' })
    expect(lostLines(DAY, copied)).toEqual([])
    expect(copied.match(/# moved twice/g)).toHaveLength(2)
    expect(edit(DAY, { rename: ['personas', 'bob'], as: 'robert' })).toBe(
      DAY.replace('  bob: {', '  robert: {'),
    )
    const keyed = edit(DAY, {
      put: ['injects', 'late', 'expires'],
      value: '12:00',
      order: ['title', 'trigger'],
    })
    expect(keyed).toBe(DAY.replace('# moved twice\n', "# moved twice\n    expires: '12:00'\n"))
  })

  test('[ED4] is made in files with anchors, in one line, or in JSON, by writing them anew where it must', () => {
    const anchored = 'a: &base { x: 1 } # kept\nb: *base\nc: 3\n'
    expect(edit(anchored, { put: ['c'], value: 4 })).toBe('a: &base { x: 1 } # kept\nb: *base\nc: 4\n')
    expect(edit(anchored, { put: ['b', 'x'], value: 2 })).toBe(
      'a: &base { x: 1 } # kept\nb: { x: 2 }\nc: 3\n',
    )
    expect(parse(edit('{"a": {"b": [1, 2]}}', { put: ['a', 'b', 1], value: 'x' }))).toEqual({
      a: { b: [1, 'x'] },
    })
    expect(parse(edit('a:\n- b: 1\n  c: 2\n- 3\n', { put: ['a', 0, 'b'], value: undefined }))).toEqual({
      a: [{ c: 2 }, 3],
    })
    expect(edit('', { put: ['title'], value: 'First' })).toBe('title: First\n')
    expect(edit('a:\nb: 1\n', { put: ['a', 'x', 'y'], value: 2 })).toBe('a: { x: { y: 2 } }\nb: 1\n')
  })

  test('[ED5] leaves a part that cannot be read as it is, and shows the rest', () => {
    const broken = 'title: Fine\nroles:\n  a: { name: [ }\ncriteria: {}\n'
    const file = readFile(broken)
    expect(file.value).toEqual({ title: 'Fine', criteria: {} })
    expect(file.fault?.at).toBeGreaterThan(broken.indexOf('roles'))
    expect(edited(file, [{ put: ['title'], value: 'Still fine' }]).file.text).toBe(
      broken.replace('Fine', 'Still fine'),
    )
    expect(edited(file, [{ put: ['roles', 'a', 'name'], value: 'A' }]).file.text).toBe(broken)
  })

  test('[ED6] reads only the section again that has changed', () => {
    const next = edited(DRY_RUN, [{ put: ['title'], value: 'Another' }]).file
    const again = next.sections.filter(({ doc }) => !DRY_RUN.sections.some((section) => section.doc === doc))
    expect(again.map(({ value }) => value)).toEqual([{ title: 'Another' }])
    expect(valueAt(next.value, ['injects', 'checksum', 'title'])).toBe(
      valueAt(DRY_RUN.value, ['injects', 'checksum', 'title']),
    )
    expect(rangeOf(next, ['injects', 'checksum'])?.from).toBe(
      next.text.indexOf('  checksum:\n    title: macOS') + 2,
    )
  })

  test('[ED7] a name that every JavaScript object has is a name like any other', () => {
    const text = edit(DAY, { put: ['roles', 'constructor'], value: { name: 'C' } })
    expect(valueAt(readFile(text).value, ['roles', 'constructor', 'name'])).toBe('C')
    expect(find(readFile(DAY), ['roles', 'constructor'])).toBeNull()
    expect(edit(DAY, { put: ['__proto__', 'polluted'], value: 1 })).toContain('__proto__')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

/** Lines of the old text that the new one does not have. */
function lostLines(before: string, after: string): string[] {
  const left = after.split('\n')
  return before.split('\n').filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
