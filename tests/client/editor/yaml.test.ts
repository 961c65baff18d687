import { Text } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { readFile } from '#client/screens/editor/text/file.ts'
import { pathAt } from '#client/screens/editor/text/ranges.ts'
import { type Known, suggestionsAt } from '#client/screens/editor/yaml/complete.ts'
import { cursorAt } from '#client/screens/editor/yaml/cursor.ts'
import { rangeIn } from '#client/screens/editor/yaml/diagnostics.ts'
import { helpAt } from '#client/screens/editor/yaml/help.ts'
import { DAY } from './day.ts'
import { SCHEMA } from './schema.ts'

const known: Known = { schema: SCHEMA, value: readFile(DAY).value }

/** What is at the mark in an example. */
function at<T>(text: string, look: (text: string, offset: number) => T): T {
  const offset = text.indexOf('¦')
  return look(text.replace('¦', ''), offset)
}
const place = (text: string) => {
  const cursor = at(text, cursorAt)
  return cursor && [...cursor.above, cursor.key ?? `?${cursor.typed}`].join('.')
}
const offered = (text: string) =>
  at(text, (whole, offset) => suggestionsAt(whole, offset, known))?.options.map(({ label }) => label) ?? []

describe('where the cursor is', () => {
  test.each([
    ['ro¦', '?ro'],
    ['injects:\n  a:\n    trigger: { at: ¦', 'injects.a.trigger.at'],
    ['injects:\n  a:\n    trigger: { at: x, af¦', 'injects.a.trigger.?af'],
    ['injects:\n  a:\n    to: [x, ¦', 'injects.a.to.1.?'],
    ['injects:\n  a:\n    effects:\n      - { metric: a, add: 2 }\n      - { me¦', 'injects.a.effects.1.?me'],
    [
      'injects:\n  a:\n    effects:\n    - metric: a\n      add: 3\n    - metric: b\n      ov¦',
      'injects.a.effects.1.?ov',
    ],
    ['injects:\n  a:\n    when: { all: [{ opened: x }, { res¦', 'injects.a.when.all.1.?res'],
    ['injects:\n  a:\n    when: { all: [{ opened: x }], any: ¦', 'injects.a.when.any'],
    ['a:\n  b: |\n    text: x\n  c¦', 'a.?c'],
    ['a:\n  # c: 1\n  "b d":\n    c¦', 'a.b d.?c'],
  ])('[ED10] is told from indents and braces while %j is typed', (text, path) => {
    expect(place(text)).toBe(path)
  })

  test('[ED10] is nowhere within texts and comments', () => {
    expect(place('a:\n  b: |\n    te¦')).toBeNull()
    expect(place('a: 1 # no¦')).toBeNull()
    expect(place("a: 'x # y', b¦")).not.toBeNull()
  })
})

describe('what is offered', () => {
  test('[ED11] keys of the language that are not there yet, in its order, required ones named so', () => {
    expect(offered(`${DAY}ki¦`)).toContain('kind')
    expect(offered(`${DAY}ti¦`)).not.toContain('title')
    expect(offered('injects:\n  fresh:\n    ¦').slice(0, 2)).toEqual(['title', 'trigger'])
    const found = at('injects:\n  fresh:\n    t¦', (text, offset) => suggestionsAt(text, offset, known))
    expect(found?.options.find(({ label }) => label === 'title')).toMatchObject({
      detail: 'required',
      insert: 'title: ',
    })
    expect(found?.options.find(({ label }) => label === 'issue')?.insert).toBe('issue:\n')
  })

  test('[ED11] the words of a closed list, and what each form of a union may hold', () => {
    expect(offered('kind: ¦')).toEqual(['dry-run', 'crisis'])
    expect(offered('channels:\n  chat: { kind: ¦')).toEqual(['chat', 'code', 'mail', 'social'])
    expect(offered('injects:\n  a:\n    trigger: { ¦')).toEqual(
      expect.arrayContaining(['at', 'between', 'follows', 'when', 'by']),
    )
    expect(offered('injects:\n  a:\n    trigger: { by: ¦')).toEqual(['facilitator', 'effect', 'practice'])
  })

  test.each([
    ['injects:\n  a:\n    to: [¦', ['lead', 'order']],
    ['injects:\n  a:\n    from: ¦', ['ann', 'bob']],
    [
      'injects:\n  a:\n    trigger: { follows: ¦',
      ['early', 'late', 'after-late', 'once', 'pocket', 'window'],
    ],
    ['criteria:\n  a: { when: { resolved: ¦', ['late']],
    ['clock: { anchor: ¦', ['tag']],
    ['injects:\n  late:\n    issue:\n      options:\n        wait: { steps: [¦', ['mend', 'tell']],
    ['injects:\n  early:\n    effects:\n      - { metric: ¦', ['downloads']],
  ])('[ED12] names of the file itself where a key refers to them: %j', (text, names) => {
    expect(offered(text)).toEqual(expect.arrayContaining(names))
    expect(offered(text).filter((name) => !names.includes(name) && name !== 'all')).toEqual([])
  })

  test('[ED12] of the issue that a condition speaks about', () => {
    const options = DAY.replace('options: [mend] }', 'options: [¦] }')
    expect(offered(options)).toEqual(['mend', 'wait'])
    expect(offered(DAY.replace('{ step: mend, of: late }', '{ of: late, step: ¦ }'))).toEqual([
      'mend',
      'tell',
    ])
  })

  test('[ED13] a key under the pointer is explained, with an example', () => {
    const help = helpAt(DAY, DAY.indexOf('trigger') + 2, known)
    expect(help).toMatchObject({ path: ['injects', 'early', 'trigger'], from: DAY.indexOf('trigger') })
    expect(help?.description).not.toBe('')
    expect(helpAt(DAY, DAY.indexOf('Hello'), known)).toBeNull()
    expect(helpAt(DAY, DAY.indexOf('from: bob') + 1, known)).toBeNull()
    expect(helpAt(DAY, DAY.indexOf('zone:'), known)?.examples.length).toBeGreaterThan(0)
  })
})

describe('where a finding is', () => {
  test('[ED14] is marked from its place to the end of the word, in a text that may have become shorter', () => {
    const doc = Text.of(['roles:', '  lead-role: { x }', ''])
    expect(rangeIn(doc, { line: 2, column: 3 })).toEqual({ from: 9, to: 18 })
    expect(rangeIn(doc, { line: 9, column: 99 })).toEqual({ from: doc.length, to: doc.length })
  })

  test('[ED14] and the list knows which entry an offset belongs to', () => {
    expect(pathAt(readFile(DAY), DAY.indexOf('Mend it, quality'))).toEqual([
      'injects',
      'late',
      'issue',
      'options',
      'mend',
      'label',
    ])
    expect(pathAt(readFile(DAY), DAY.indexOf('ann, channel: chat, body: More'))).toEqual([
      'injects',
      'after-late',
      'from',
    ])
  })
})
