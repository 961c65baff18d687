import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Condition } from '#shared/scenario/condition.ts'
import { Effect } from '#shared/scenario/effect.ts'
import { Trigger } from '#shared/scenario/inject.ts'

const readme = readFileSync('scenarios/README.md', 'utf8')
/** The `{ … }` examples in the tables below a heading. */
const examples = (heading: string) => {
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return [...section.matchAll(/`(\{ [^`]*\})`/g)]
    .map(([, text]) => text ?? '')
    .filter((text) => !text.includes('…'))
}

test('[SC25] every trigger, effect and condition that the guide shows is one the schema takes', () => {
  const triggers = examples('Injects').map((text) => text.replace('CONDITION', '{ opened: x }'))
  const effects: unknown = parse(readme.match(/```yaml\n([\s\S]*?)```/)?.[1] ?? '')
  const conditions = examples('Conditions')
  expect([triggers.length, conditions.length]).toEqual([6, 14])
  for (const text of triggers) expect(Trigger.safeParse(parse(text)).success, text).toBe(true)
  for (const text of conditions) expect(Condition.safeParse(parse(text)).success, text).toBe(true)
  const shown = (effects as { effects: unknown[] }).effects
  expect(shown).toHaveLength(7)
  for (const effect of shown) expect(Effect.safeParse(effect).success, JSON.stringify(effect)).toBe(true)
})
