import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { FINDINGS, type FindingCode, pageOf } from '#server/scenario/findings.ts'

const page = readFileSync('docs/findings.md', 'utf8')
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part]),
)
const codes = Object.keys(FINDINGS) as FindingCode[]

describe('[LF3] every finding has its section in docs/findings.md', () => {
  test('in the order of the codes, and there is no other', () => {
    expect([...sections.keys()]).toEqual(codes)
    expect(codes).toEqual([...codes].sort())
  })

  test.each(codes)('%s: title, severity, what it means on the day, an example, how to mend it', (code) => {
    const { title, severity } = FINDINGS[code]
    const section = sections.get(code) ?? ''
    expect(section).toContain(`**${title}** · ${severity}\n`)
    expect(section).toMatch(/\n\*On the day:\* /)
    expect(section).toMatch(/\n\*Mend it:\* /)
    const [, before = '', after = ''] = /# before\n([\s\S]*?)# after\n([\s\S]*?)```/.exec(section) ?? []
    expect(before).not.toBe(after)
    expect(parse(after)).toBeTruthy()
    // What is wrong with these is that they are no proper YAML.
    if (!['SC101', 'SC103'].includes(code)) expect(parse(before)).toBeTruthy()
  })

  test('a problem names the page and the section', () => {
    expect(pageOf('SC401')).toBe('docs/findings.md#sc401')
  })
})
