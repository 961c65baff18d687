/** The HTTP side of the server. Trouble comes back as a value: where it is shown decides what to say. */

import type { PersonId, RoomCode } from '#shared/ids.ts'
import type { DebriefData, PersonListed, RoomInfo, RoomListed, ScenarioInfo } from '#shared/protocol.ts'

/** `offline` never reached the server; `retryAfter` is in seconds. */
export interface Trouble {
  trouble: 'offline' | 'unknown' | 'refused' | 'limited' | 'notAllowed' | 'failed'
  code: string
  message: string
  retryAfter: number
  /** What the server answered with its refusal, where that says more than an error. */
  answer?: unknown
}
export type Reply<T> = { ok: T } | Trouble

const troubleOf = (status: number): Trouble['trouble'] => {
  if (status === 404) return 'unknown'
  if (status === 429) return 'limited'
  if (status === 401 || status === 403) return 'notAllowed'
  return status >= 500 ? 'failed' : 'refused'
}

/** Asks the API. The parts of the client that load later have files of their own with what they ask. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<Reply<T>> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? null : JSON.parse(text)
    // The server is of the same build; what it answers is checked where it comes in, at the server.
    if (response.ok) return { ok: answer as T }
    return {
      ...errorOf(answer),
      trouble: troubleOf(response.status),
      retryAfter: secondsOf(response),
      answer,
    }
  } catch (error) {
    const offline = error instanceof TypeError
    return { trouble: offline ? 'offline' : 'failed', code: '', message: '', retryAfter: 0 }
  }
}

function errorOf(answer: unknown): { code: string; message: string } {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null
  if (typeof error !== 'object' || error === null) return { code: '', message: '' }
  return {
    code: 'code' in error ? String(error.code) : '',
    message: 'message' in error ? String(error.message) : '',
  }
}

function secondsOf(response: Response): number {
  return Math.max(1, Number(response.headers.get('retry-after') ?? 30) || 30)
}

const at = encodeURIComponent

export const api = {
  signIn: (token: string) => ask<{ ok: true }>('POST', '/signin', { token }),
  signOut: () => ask<null>('POST', '/signout', {}),
  me: () => ask<{ facilitator: boolean }>('GET', '/me'),
  scenarios: () => ask<ScenarioInfo[]>('GET', '/scenarios'),
  rooms: () => ask<RoomListed[]>('GET', '/rooms'),
  openRoom: (scenario: string, name: string) => ask<{ code: RoomCode }>('POST', '/rooms', { scenario, name }),
  room: (code: RoomCode) => ask<RoomInfo>('GET', `/rooms/${at(code)}`),
  join: (code: RoomCode, name: string) =>
    ask<{ person: PersonId }>('POST', `/rooms/${at(code)}/join`, { name }),
  screenLink: (code: RoomCode) => ask<{ url: string }>('GET', `/rooms/${at(code)}/screen-link`),
  debrief: (code: RoomCode) => ask<DebriefData>('GET', `/rooms/${at(code)}/debrief`),
  people: (code: RoomCode) => ask<PersonListed[]>('GET', `/rooms/${at(code)}/people`),
  exportUrl: (code: RoomCode, person: PersonId) => `/api/rooms/${at(code)}/people/${at(person)}`,
  /** `typed` is the code as the person gave it once more. */
  deleteRoom: (code: RoomCode, typed: RoomCode) =>
    ask<{ deleted: true }>('DELETE', `/rooms/${at(code)}`, { code: typed }),
  erase: (code: RoomCode, person: PersonId, said: { code: RoomCode; reason: string }) =>
    ask<{ erased: true }>('DELETE', `/rooms/${at(code)}/people/${at(person)}`, said),
  logUrl: (code: RoomCode) => `/api/rooms/${at(code)}/log`,
}
