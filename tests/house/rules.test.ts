import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { readText, sourcesBelow } from './source.ts'

const rules = [...readText('tests/RULES.md').matchAll(/^- \*\*([A-Z]{2,3}\d+)\*\* /gm)].map(
  ([, id]) => id as string,
)
const titles = sourcesBelow('tests')
  .filter((file) => /(\.test\.tsx?|Contract\.ts)$/.test(file))
  .flatMap((file) => titleStarts(file, readText(file)))

test('every rule has an id of its own', () => {
  expect(rules.length).toBeGreaterThan(0)
  expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([])
})

test('every rule has a test whose title starts with its id', () => {
  expect(rules.filter((id) => !titles.some((title) => title.id === id))).toEqual([])
})

test('every id in a title is a rule', () => {
  expect(titles.filter(({ id }) => !rules.includes(id))).toEqual([])
})

/** The ids at the start of string and template literals; comments do not count. */
function titleStarts(file: string, text: string): { id: string; file: string }[] {
  const found: { id: string; file: string }[] = []
  const add = (start: unknown) => {
    const id = typeof start === 'string' ? start.match(/^\[([A-Z]{2,3}\d+)\]/)?.[1] : undefined
    if (id) found.push({ id, file })
  }
  new Visitor({
    Literal: ({ value }) => add(value),
    TemplateElement: ({ value }) => add(value.cooked),
  }).visit(parseSync(file, text).program)
  return found
}
