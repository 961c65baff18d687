/** What a scenario needs beside its plan and its injects, so that it can be opened: defaults that the author replaces. */
import { cityOf } from '../plan/zones.ts'
import { lettersOf } from './keys.ts'

export interface SkeletonOptions {
  id: string
  title: string
  summary: string
  briefing: string
  clock: { date: string; zone: string; from: string; to: string }
  /** Names by id; the first that sounds like it leads. */
  roles: Map<string, string>
  channels: Map<string, string>
  personas: Map<string, string>
}

/** Editors complete and check by these. */
export const MODELINES =
  '# yaml-language-server: $schema=./scenario-1.schema.json\n# $schema: ./scenario-1.schema.json\n'

/** Who leads, likeliest first. */
const LEADS = [/commander|release manager/i, /manager|director|chief|chair|head of/i, /lead/i]
const KINDS: [RegExp, 'mail' | 'social' | 'code'][] = [
  [/mail/i, 'mail'],
  [/twitter|social|reddit|mastodon|linkedin|facebook|press|media|news|tv|radio/i, 'social'],
  [/git|code|jira|ticket|tracker|repository/i, 'code'],
]

export function skeleton({
  id,
  title,
  summary,
  briefing,
  clock,
  roles,
  channels,
  personas,
}: SkeletonOptions): object {
  const names = [...roles]
  const lead = (LEADS.map((sign) => names.find(([, name]) => sign.test(name))).find(Boolean) ?? names[0])?.[0]
  const letters = new Set<string>()
  return {
    launchroom: 1,
    id,
    title,
    summary,
    version: '0.1',
    clock: { date: clock.date, from: clock.from, to: clock.to, zone: clock.zone, city: cityOf(clock.zone) },
    pacing: { quiet: 12, deciding: 1, grace: '60 s' },
    scoring: {
      weights: { observe: 20, orient: 25, decide: 35, act: 20 },
      speed: 30,
      floor: 40,
      passMark: 80,
    },
    briefing,
    roles: Object.fromEntries(
      names.map(([role, name]) => {
        const own = lettersOf(name, letters)
        letters.add(own)
        return [
          role,
          {
            name,
            letters: own,
            duty: 'Say here in one line what this role is there for.',
            ...(role === lead ? { lead: true } : {}),
          },
        ]
      }),
    ),
    channels: Object.fromEntries([...channels].map(([channel, name]) => [channel, channelOf(name)])),
    personas: Object.fromEntries([...personas].map(([persona, name]) => [persona, personaOf(name)])),
    milestones: {},
    injects: {},
    criteria: {
      handled: { text: 'The team did what was expected, in time.', when: { judged: true } },
    },
    questions: { well: 'What went well?', next: 'What would you do differently?' },
  }
}

export const channelOf = (name: string): object => ({
  name,
  kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'chat',
})

export const personaOf = (name: string): object => ({ name, about: 'Say here who this is.' })
