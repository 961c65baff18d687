/** A small launch day for tests: two roles, one gate, one milestone each, injects of every trigger, one full issue. */
import { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'

const phases = {
  observe: { par: '1 min', limit: '2 min' },
  orient: { par: '1 min', limit: '2 min' },
  decide: { par: '2 min', limit: '5 min' },
  act: { par: '5 min', limit: '10 min' },
}

const leak = {
  owner: 'ops',
  phases,
  evidence: {
    log: { title: 'Log', kind: 'log', key: true, body: 'SECRET-EVIDENCE-LOG' },
    vault: { title: 'Vault', kind: 'report', for: ['lead'], body: 'SECRET-EVIDENCE-VAULT' },
  },
  assessment: {
    severity: { P1: 100, P2: 50 },
    cause: { cache: { label: 'Cache', quality: 100 }, disk: { label: 'Disk', quality: 0 } },
    affected: { some: { label: 'Some', quality: 100 } },
  },
  options: {
    rebuild: {
      label: 'Rebuild',
      quality: 100,
      effects: [{ metric: 'errors', add: -1, over: '5 min' }],
      steps: ['build', 'check', 'tell'],
    },
    ignore: { label: 'Ignore', quality: 0, effects: [{ metric: 'errors', add: 4 }], steps: ['tell'] },
  },
  steps: {
    build: { label: 'Build', role: 'ops', takes: '6 min', result: 'Built' },
    check: { label: 'Check', role: 'lead', after: ['build'] },
    tell: { label: 'Tell', role: 'ops', writes: 'message', channel: 'chat' },
  },
  onLimit: { decide: [{ metric: 'errors', add: 1 }] },
}

export const smallScenario = {
  launchroom: 1,
  id: 'small',
  title: 'Small day',
  summary: 'A small day',
  clock: {
    date: '2026-01-15',
    from: '08:00',
    to: '12:00',
    zone: 'America/New_York',
    city: 'New York',
    anchor: 'tag',
  },
  pacing: { quiet: 12, deciding: 1, grace: '1 min' },
  scoring: { weights: { observe: 10, orient: 20, decide: 40, act: 30 }, speed: 20, floor: 20, passMark: 80 },
  briefing: 'Talk to each other.',
  roles: {
    lead: { name: 'Lead', letters: 'LE', duty: 'Leads', lead: true, tasks: ['Read'] },
    ops: { name: 'Ops', letters: 'OP', duty: 'Operates' },
  },
  channels: { chat: { name: 'Chat', kind: 'chat' } },
  personas: { robot: { name: 'Robot', about: 'Builds' } },
  metrics: {
    errors: {
      label: 'Errors',
      unit: '%',
      decimals: 1,
      start: 1,
      max: 100,
      path: [
        { at: '09:00', value: 1 },
        { at: '12:00', value: 2 },
      ],
    },
  },
  boards: { build: { title: 'Build', columns: { built: 'Built' }, rows: { linux: 'Linux' } } },
  documents: { runbook: { title: 'Runbook', kind: 'runbook', body: 'Read me' } },
  milestones: {
    gate: { at: '08:00', title: 'Gate', owner: 'lead', done: 'GO called', late: '30 min' },
    tag: {
      at: '09:00',
      title: 'Tag',
      owner: 'ops',
      done: 'Tagged',
      slow: '3 min',
      late: '20 min',
      checklist: {
        push: {
          label: 'Push',
          role: 'ops',
          takes: '5 min',
          effects: [{ board: 'build', row: 'linux', column: 'built', to: 'ok' }],
        },
        say: { label: 'Say', role: 'lead', post: 'chat' },
        look: { label: 'Look', role: 'lead' },
      },
    },
  },
  gates: {
    launch: {
      at: '08:00',
      milestone: 'gate',
      title: 'Launch',
      chair: 'lead',
      order: ['ops', 'lead'],
      limit: '5 min',
      criteria: { tests: { label: 'Tests pass', kind: 'blocking', met: true, where: 'Runbook' } },
      right: 'go',
    },
  },
  injects: {
    drill: {
      title: 'Drill',
      trigger: { by: 'practice' },
      to: 'all',
      from: 'robot',
      channel: 'chat',
      body: 'Practice',
      issue: { ...leak, onLimit: {} },
    },
    leak: {
      title: 'Leak',
      trigger: { at: '10:30' },
      to: ['ops'],
      from: 'robot',
      channel: 'chat',
      body: 'SECRET-BODY-LEAK',
      issue: leak,
    },
    hello: {
      title: 'Hello',
      trigger: { at: '09:30' },
      to: ['lead'],
      from: 'robot',
      channel: 'chat',
      body: 'SECRET-BODY-HELLO',
    },
    echo: {
      title: 'Echo',
      trigger: { follows: 'hello', after: '10 min' },
      to: 'all',
      from: 'robot',
      channel: 'chat',
      body: 'Echo',
    },
    worse: {
      title: 'Worse',
      trigger: {
        when: {
          any: [
            { decided: 'leak', options: ['ignore'] },
            { limitPassed: 'leak', phase: 'decide' },
          ],
        },
        after: '2 min',
      },
      to: 'all',
      from: 'robot',
      channel: 'chat',
      body: 'SECRET-BODY-WORSE',
    },
    alarm: {
      title: 'Alarm',
      trigger: { when: { metric: 'errors', above: 4 } },
      to: ['ops'],
      from: 'robot',
      channel: 'chat',
      body: 'Alarm',
    },
    'by-hand': {
      title: 'By hand',
      trigger: { by: 'facilitator' },
      to: ['ops'],
      from: 'robot',
      channel: 'chat',
      body: 'SECRET-BODY-BY-HAND',
    },
  },
  criteria: {
    contained: { text: 'Contained in 15 min', when: { resolved: 'leak', within: '15 min' } },
    called: { text: 'GO by 08:30', when: { called: 'launch', as: ['go'], before: '08:30' } },
  },
  questions: { well: 'What went well?' },
}
export const smallScript: Script = scriptOf(Scenario.parse(smallScenario))
