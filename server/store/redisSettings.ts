/** Whether a Redis is set so that it keeps what it confirms; `docs/operate.md` says what each setting is for. */
import { COMMAND_MS, within } from './within.ts'

interface Server {
  configGet: (name: string) => Promise<Record<string, string>>
}

const NEEDED = [
  { name: 'appendonly', value: 'yes', without: 'a restart of Redis loses what came since its last snapshot' },
  {
    name: 'appendfsync',
    value: 'always',
    without: 'a power cut may take the last second of what was confirmed',
  },
  { name: 'maxmemory-policy', value: 'noeviction', without: 'a full Redis forgets rooms' },
]

/**
 * What these settings can lose, a sentence each; one sentence where the server does not tell them, as hosted ones may,
 * and nothing where it does not answer.
 */
export async function lossesOf(server: Server): Promise<string[]> {
  try {
    const found = await Promise.all(
      NEEDED.map(async (needed) => {
        const { name } = needed
        return { ...needed, set: (await within(COMMAND_MS, server.configGet(name)))[name] }
      }),
    )
    return found
      .filter(({ set, value }) => set !== value)
      .map(({ name, set, value, without }) => `Redis has ${name} ${set}: ${without}. Set it to ${value}.`)
  } catch (error) {
    if (!isRefusal(error)) return []
    const settings = NEEDED.map(({ name, value }) => `${name} ${value}`).join(', ')
    return [`Redis does not tell its settings. To lose nothing it needs ${settings}.`]
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^(ERR|NOPERM)\b/.test(error.message)
}
