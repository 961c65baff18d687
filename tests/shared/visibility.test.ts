import { describe, expect, test } from 'vitest'
import type { Audience, Fact } from '#shared/fact.ts'
import { seenBy, type Viewer } from '#shared/visibility.ts'

const fact = (to: Audience): Fact => ({ type: 'facilitator.said', at: 0, to, text: '' })
const ops: Viewer = { kind: 'participant', person: 'otto', roles: ['ops'] }
const covering: Viewer = { kind: 'participant', person: 'lea', roles: ['lead', 'ops'] }
const toOps = { roles: ['ops'], people: [], private: false }
const toOtto = { roles: [], people: ['otto'], private: true }

describe('who sees a fact', () => {
  test('[VI1] what is for everyone is seen by everyone, the room screen too', () => {
    for (const viewer of [ops, covering, { kind: 'screen' }, { kind: 'facilitator' }] as Viewer[]) {
      expect(seenBy(fact('everyone'), viewer)).toBe(true)
    }
  })

  test('[VI2] facilitators see all, and the room screen nothing but what is for everyone', () => {
    for (const to of ['facilitators', toOps, toOtto] as Audience[]) {
      expect(seenBy(fact(to), { kind: 'facilitator' })).toBe(true)
      expect(seenBy(fact(to), { kind: 'screen' })).toBe(false)
    }
  })

  test('[VI3] a role’s fact is seen by its seat and by the seat that covers it', () => {
    expect(seenBy(fact(toOps), ops)).toBe(true)
    expect(seenBy(fact(toOps), covering)).toBe(true)
    expect(seenBy(fact(toOps), { kind: 'participant', person: 'zoe', roles: ['lead'] })).toBe(false)
  })

  test('[VI4] a person’s own fact is seen by that person alone', () => {
    expect(seenBy(fact(toOtto), ops)).toBe(true)
    expect(seenBy(fact(toOtto), covering)).toBe(false)
    expect(seenBy(fact('facilitators'), ops)).toBe(false)
  })

  test('[VI5] the debrief shows what roles and facilitators knew, but nobody’s private facts to others', () => {
    const debrief = (person: string | null): Viewer => ({ kind: 'debrief', person })
    expect(seenBy(fact(toOps), debrief(null))).toBe(true)
    expect(seenBy(fact('facilitators'), debrief(null))).toBe(true)
    expect(seenBy(fact(toOtto), debrief('lea'))).toBe(false)
    expect(seenBy(fact(toOtto), debrief('otto'))).toBe(true)
    expect(seenBy({ type: 'facilitator.noted', at: 0, to: 'facilitators', text: '' }, debrief(null))).toBe(
      false,
    )
  })
})
