import { expect, test } from 'vitest'
import { createRoomStore, takeFacts } from '#client/store.ts'
import { emptyView } from '#shared/view.ts'

test('[CS10] facts that change no role leave who one is as it was, so that nothing hangs on it anew', () => {
  const you = { kind: 'participant' as const, person: 'rita', roles: ['release-manager'] }
  const person = {
    role: 'release-manager',
    second: false,
    ready: true,
    tasksDone: [],
    allowance: 10 as const,
  }
  const view = {
    ...emptyView,
    seq: 4,
    people: { rita: person, emil: { ...person, role: 'engineering-lead' } },
  }
  const data = createRoomStore({ view, you }).getState()
  const said = { at: 0, to: 'everyone', type: 'facilitator.said', text: 'Go on' } as const
  const frame = { after: 4, upTo: 5, wall: 0, tag: null }
  expect(takeFacts(data, [{ ...frame, facts: [said] } as never])?.you).toBe(you)
  const covered = {
    at: 0,
    to: 'everyone',
    type: 'role.covered',
    role: 'community-lead',
    by: 'release-manager',
  }
  expect(takeFacts(data, [{ ...frame, facts: [covered] } as never])?.you?.roles).toEqual([
    'release-manager',
    'community-lead',
  ])
})
