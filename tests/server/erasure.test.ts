import { describe, expect, test } from 'vitest'
import { verify } from '#server/chain.ts'
import { type Erasure, erasedLog } from '#server/erasure.ts'
import { replay, sharedScripts } from '#server/replay.ts'
import { ERASED } from '#server/typed.ts'
import type { Fact } from '#shared/fact.ts'
import type { LogRecord } from '#shared/record.ts'
import { applyAll, emptyView } from '#shared/view.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'
import { type Marked, markedSession, TEXT_PLACES } from '../support/marked.ts'
import { smallScript } from '../support/smallScript.ts'

const SEEDS = Array.from({ length: 10 }, (_, i) => 4200 + i)
const PEOPLE = ['lea', 'otto', 'sam', 'tim', 'fac']
const ask = (person: string, more: Partial<Erasure> = {}): Erasure => ({
  person,
  by: 'fac',
  reason: 'Asked for it',
  wall: 9_000_000_000,
  ...more,
})
const sessions = new Map<number, Marked>()
function session(seed: number): Marked {
  const made = sessions.get(seed) ?? markedSession(seed, seed % 2 ? 60 : 150)
  sessions.set(seed, made)
  return made
}
const marksIn = (log: unknown, { marks }: Marked, whose: (person: string) => boolean) => {
  const text = JSON.stringify(log)
  return [...marks].filter(([mark, person]) => whose(person) && text.includes(mark)).map(([mark]) => mark)
}

const viewers: Viewer[] = [
  { kind: 'facilitator' },
  { kind: 'participant', person: 'lea', roles: ['lead'] },
  { kind: 'participant', person: 'otto', roles: ['ops'] },
  { kind: 'screen' },
  { kind: 'debrief', person: null },
]
const dayOf = (records: LogRecord[], viewer: Viewer) =>
  records.reduce(
    (view, { facts, seq, wall }) =>
      applyAll(
        view,
        facts.filter((fact: Fact) => seenBy(fact, viewer)),
        { seq, wall },
      ),
    emptyView,
  )

/** Blanks marks in what the old log shows, as a reader would who knows them. */
const blanked = (value: unknown, gone: string[]): unknown => {
  let text = JSON.stringify(value)
  for (const mark of gone) text = text.replaceAll(mark, ERASED)
  return JSON.parse(text)
}

describe('erasing a person from any session', () => {
  test.each(SEEDS)(
    '[PD1] seed %i: nothing a person typed is left, and everything others typed is',
    async (seed) => {
      const marked = session(seed)
      for (const person of ['lea', 'otto', 'fac']) expect([...marked.marks.values()]).toContain(person)
      for (const person of PEOPLE) {
        const after = await erasedLog(smallScript, marked.records, ask(person))
        expect(marksIn(after, marked, (who) => who === person)).toEqual([])
        const others = (who: string) => who !== person
        expect(marksIn(after, marked, others)).toEqual(marksIn(marked.records, marked, others))
      }
    },
  )

  test('[PD1] the sessions fill every text that any command has', () => {
    const filled = new Set(SEEDS.flatMap((seed) => [...session(seed).places]))
    // an erasure is the shell's own and has a test of its own
    expect(TEXT_PLACES.filter((place) => !filled.has(place))).toEqual(['person.erase/reason'])
  })

  test.each(SEEDS)(
    '[PD2] seed %i: the erased log replays and shows the same day to everyone',
    async (seed) => {
      const marked = session(seed)
      const gone = marksIn(marked.records, marked, (who) => who === 'lea')
      const after = await erasedLog(smallScript, marked.records, ask('lea'))
      expect(verify(after).fault).toBeNull()
      expect(replay(after, sharedScripts().of)).toMatchObject({ damage: null, last: after.at(-1) })
      expect(after).toHaveLength(marked.records.length + 1)
      for (const viewer of viewers) {
        const before = dayOf(marked.records, viewer)
        expect(dayOf(after.slice(0, -1), viewer)).toEqual(blanked(before, gone))
      }
    },
  )

  test('[PD3] the last record says who was erased, by whom, when and why, and the old head', async () => {
    const { records } = session(SEEDS[0] ?? 0)
    const head = records.at(-1)
    const own = (await erasedLog(smallScript, records, ask('lea', { by: 'lea', reason: 'Mine' }))).at(-1)
    expect(own).toMatchObject({ by: { kind: 'system' }, wall: 9_000_000_000, seq: records.length })
    expect(own?.command).toMatchObject({ type: 'person.erase', person: 'lea', by: 'lea', head: head?.hash })
    expect(own?.facts).toMatchObject([
      { type: 'person.erased', person: 'lea', by: 'self', reason: 'Mine', head: head?.hash, to: 'everyone' },
    ])
    const byFacilitator = (await erasedLog(smallScript, records, ask('lea', { wall: 0 }))).at(-1)
    expect(byFacilitator?.facts).toMatchObject([{ by: 'facilitator', reason: 'Asked for it' }])
    expect(byFacilitator?.wall).toBe(head?.wall)
  })

  test('[PD3] two people can be erased one after the other, and a reason goes with whoever gave it', async () => {
    const marked = session(SEEDS[1] ?? 0)
    const once = await erasedLog(smallScript, marked.records, ask('lea', { reason: 'MARK-OF-FAC' }))
    const twice = await erasedLog(smallScript, once, ask('fac', { by: 'fac', reason: '' }))
    expect(replay(twice, sharedScripts().of).damage).toBeNull()
    expect(JSON.stringify(once)).toContain('MARK-OF-FAC')
    expect(JSON.stringify(twice)).not.toContain('MARK-OF-FAC')
    expect(marksIn(twice, marked, (who) => who === 'lea' || who === 'fac')).toEqual([])
    expect(twice.at(-1)?.command).toMatchObject({ head: once.at(-1)?.hash })
  })

  test('[PD4] a log that would tell another story is left alone', async () => {
    const { records } = session(SEEDS[2] ?? 0)
    const at = records.findIndex(({ facts }) => facts.some(({ type }) => type === 'room.started'))
    const forged = records.map((record, i) =>
      i === at ? { ...record, facts: record.facts.map((fact) => ({ ...fact, at: fact.at + 1 })) } : record,
    )
    await expect(erasedLog(smallScript, forged, ask('lea'))).rejects.toThrow(
      `record ${at} would tell another story`,
    )
  })
})
