import { describe, expect, test } from 'vitest'
import { startChecks } from '#client/screens/lobby/checks.ts'
import type { Brief } from '#shared/fact.ts'
import type { Presence } from '#shared/protocol.ts'
import { emptyView, type PersonView, type View } from '#shared/view.ts'

const role = (id: string): Brief['roles'][number] => ({
  id,
  name: id,
  letters: 'XX',
  duty: '',
  lead: false,
  tasks: ['one', 'two'],
})
const seated: PersonView = { role: 'lead', second: false, ready: true, tasksDone: [0, 1], allowance: null }
const brief = { roles: [role('lead'), role('second')] } as Brief
const here: Presence = { people: { dana: { online: true, latencyMs: 5 } }, facilitators: 1, screens: 1 }

function open(view: Partial<View>, { leftEmpty = [] as string[], presence = here } = {}): string[] {
  const all = startChecks({ ...emptyView, brief, state: 'briefing', ...view }, presence, new Set(leftEmpty))
  return all.filter(({ ok }) => !ok).map(({ id, blocking }) => (blocking ? `${id} blocks` : id))
}

describe('the list before the start', () => {
  test('[UI32] the start waits until somebody has a seat and every role is taken, covered or left empty', () => {
    expect(open({})).toEqual(['seated blocks', 'roles blocks'])
    const people = { dana: seated }
    expect(open({ people })).toEqual(['roles blocks'])
    expect(open({ people, covers: { second: 'lead' } })).toEqual([])
    expect(open({ people }, { leftEmpty: ['second'] })).toEqual([])
  })

  test('[LA22] a seat that nobody must fill holds nothing up, and is named', () => {
    const roles = [role('lead'), { ...role('scribe'), optional: true as const }]
    const view = { people: { dana: seated }, brief: { roles } as Brief }
    expect(open(view)).toEqual([])
    const all = startChecks({ ...emptyView, ...view }, here, new Set())
    expect(all.find(({ id }) => id === 'optional')).toMatchObject({ ok: true, roles: ['scribe'] })
    const filled = { dana: seated, noor: { ...seated, role: 'scribe' } }
    const none = startChecks({ ...emptyView, ...view, people: filled }, here, new Set())
    expect(none.some(({ id }) => id === 'optional')).toBe(false)
  })

  test('[UI33] the start waits for the briefing', () => {
    const ready = { people: { dana: seated }, covers: { second: 'lead' } }
    expect(open({ ...ready, state: 'lobby' })).toEqual(['briefed blocks'])
  })

  test('[UI34] who is not ready, not prepared, not connected or without a seat is named and holds nothing up', () => {
    const people = {
      dana: { ...seated, ready: false, tasksDone: [0] },
      noor: { ...seated, role: null },
    }
    const presence = {
      people: { dana: { online: false, latencyMs: null }, noor: { online: true, latencyMs: 5 } },
      facilitators: 1,
      screens: 0,
    }
    const options = { leftEmpty: ['second'], presence }
    expect(open({ people }, options)).toEqual(['ready', 'prepared', 'online', 'homeless', 'screen'])
    const checks = startChecks({ ...emptyView, brief, people }, presence, new Set())
    expect(checks.find(({ id }) => id === 'homeless')?.people).toEqual(['noor'])
    expect(checks.find(({ id }) => id === 'roles')?.roles).toEqual(['second'])
  })
})
