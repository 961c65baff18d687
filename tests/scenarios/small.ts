import { loadScenario } from '#server/scenario/load.ts'

/** The smallest scenario that has one of everything a check looks at. */
export const SMALL = `launchroom: 1
id: small
title: Small
summary: One of everything.
clock: { date: 2026-01-15, from: '08:00', to: '12:00', zone: America/New_York, city: New York, anchor: tag }
pacing: { quiet: 12, deciding: 1, grace: 60 s }
scoring: { weights: { observe: 25, orient: 25, decide: 25, act: 25 }, speed: 30, floor: 40, passMark: 80 }
briefing: Talk to each other.
roles:
  lead: { name: Lead, letters: LE, duty: Leads., lead: true }
  builder: { name: Builder, letters: BU, duty: Builds. }
channels:
  chat: { name: Chat, kind: chat }
personas:
  robot: { name: Robot, about: Builds things. }
metrics:
  installs:
    label: Installs
    start: 10
    max: 100
    better: up
    warning: 8
    critical: 5
    path:
      - { at: '09:00', value: 12 }
      - { at: '10:00', value: 14 }
boards:
  targets: { title: Targets, columns: { built: Built }, rows: { linux: Linux } }
templates:
  hello: { title: Hello, channel: chat, role: lead, body: Hello. }
milestones:
  meet:
    at: '08:00'
    title: Meet
    owner: lead
    done: Called.
  tag:
    at: '09:00'
    title: Tag
    owner: builder
    done: Tagged.
    checklist:
      push: { label: Push, role: builder, post: chat }
    effects:
      - { board: targets, row: linux, column: built, to: ok }
gates:
  go:
    milestone: meet
    title: Go
    chair: lead
    order: [builder, lead]
    limit: 10 min
    right: go
    criteria:
      ready: { label: Ready, kind: blocking, met: true, where: Look. }
injects:
  broken:
    title: Broken
    trigger: { at: '10:30' }
    to: all
    from: robot
    channel: chat
    body: It broke.
    effects:
      - { metric: installs, add: -2, over: 5 min }
    issue:
      owner: builder
      phases:
        observe: { par: 2 min, limit: 5 min }
        orient: { par: 2 min, limit: 5 min }
        decide: { par: 2 min, limit: 5 min }
        act: { par: 2 min, limit: 5 min }
      evidence:
        log: { title: Log, kind: log, for: [builder], body: Error. }
      assessment:
        severity: { P1: 100 }
        cause:
          bug: { label: A bug, quality: 100 }
      options:
        mend:
          label: Mend it
          quality: 100
          steps: [look, repair]
          effects:
            - { inject: thanks, after: 5 min }
      steps:
        look: { label: Look, role: lead }
        repair: { label: Repair, role: builder, after: [look] }
  later:
    title: Later
    trigger: { follows: broken, after: 10 min }
    to: [lead]
    from: robot
    channel: chat
    body: Still there.
  thanks:
    title: Thanks
    trigger: { by: effect }
    to: all
    from: robot
    channel: chat
    body: Thank you.
  rare:
    title: Rare
    trigger: { when: { any: [{ decided: broken, options: [mend] }, { metric: installs, below: 3 }] } }
    to: all
    from: robot
    channel: chat
    body: Rare.
criteria:
  mended: { text: It was mended, when: { step: repair, of: broken, within: 30 min } }
questions:
  well: What went well?
`

/** One change of the small scenario: what to replace, by what (with a ‸ before the place of the problem), what is said. */
export type Change = [from: string | RegExp, to: string, message: string]

/** The small scenario with one change, which must be possible: a test that changes nothing proves nothing. */
export function changed(from: string | RegExp, to: string): string {
  const text = SMALL.replace(from, to)
  if (text === SMALL) throw new Error(`nothing to change: ${from}`)
  return text
}

/** What the loader says, one `line:column message` for each problem. */
export function said(text: string): string[] {
  return loadScenario(text, 'small.yaml').problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )
}

/** What is expected of a change, and what is said about it, cut to the same length. */
export function outcomeOf([from, to, message]: Change): { expected: string; got: string[] } {
  const marked = changed(from, to)
  const before = marked.slice(0, marked.indexOf('‸')).split('\n')
  const expected = `${before.length}:${(before.at(-1) ?? '').length + 1} ${message}`
  return { expected, got: said(marked.replace('‸', '')).map((line) => line.slice(0, expected.length)) }
}
