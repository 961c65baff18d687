/** A small scenario, written in all the ways that files are. */
export const DAY = `# yaml-language-server: $schema=./scenario-1.schema.json
launchroom: 1
id: small
title: 'A small day'
summary: >-
  A day in two lines,
  folded.

# the clock
clock: { date: 2026-01-15, from: '10:00', to: '12:00', zone: Europe/Berlin, city: Berlin, anchor: tag }

roles:
  lead:
    name: Lead
    letters: LD
    tasks:
      - Be there
      - Read the plan # of course
  order:   # a role may be called so
    name: Order desk
    letters: OD

channels:
  chat: { name: Chat, kind: chat }
personas:
  # who writes
  ann: { name: Ann, about: Tester. }
  bob: { name: Bob, about: 'Writes: a lot.' }

metrics:
  downloads: { label: Downloads, start: 0 }

milestones:
  tag: { at: '10:30', title: Tag it, owner: lead, done: It is tagged. }

injects:
  # --- the morning ---
  early:
    title: An early word
    trigger: { at: '10:10' }
    to: [lead]
    from: ann
    channel: chat
    body: |
      Hello

      from: bob
    effects:
      - { metric: downloads, add: 5 }
      - { post: chat, from: bob, text: ann }

  late:
    title: Late trouble
    trigger: { at: '11:00' }   # moved twice
    to: all
    from: bob
    channel: chat
    body: It broke.
    issue:
      owner: lead
      options:
        mend: { label: Mend it, quality: 100, steps: [mend] }
        wait: { label: Wait, quality: 0 }
      steps:
        mend: { label: Mend it, role: lead }
        tell: { label: Tell, role: order, after: [mend] }

  # --- later ---
  after-late: { title: More, trigger: { follows: late, after: 20 min }, to: all, from: ann, channel: chat, body: More. }
  once:
    title: If it was mended
    trigger: { when: { any: [{ step: mend, of: late }, { decided: late, options: [mend] }] }, after: 1 min }
    to: [order]
    from: ann
    channel: chat
    body: Thanks.
  pocket: { title: In the pocket, trigger: { by: facilitator }, to: all, from: ann, channel: chat, body: Word. }
  window:
    title: Some time
    trigger: { between: ['10:20', '10:50'] }
    to: [lead, order]
    from: ann
    channel: chat
    body: Some time.

criteria:
  mended: { text: It was mended, when: { resolved: late, within: 30 min } }
questions: { well: What went well? }
`
