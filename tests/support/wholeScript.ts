/** The small launch day with one of everything the language has beside: windows, alternatives, reactions and so on. */
import { Scenario } from '#shared/scenario.ts'
import { type Script, scriptOf } from '#shared/script.ts'
import { smallScenario } from './smallScript.ts'

const message = { to: 'all', from: 'robot', channel: 'chat', body: 'Words' }

type Loose = Record<string, unknown>

/** As it stands in a file, before the check; changed first if need be. */
export function wholeFile(change: (file: typeof whole) => void = () => {}): typeof whole {
  const copy = structuredClone(whole)
  change(copy)
  return copy
}

export const scriptFrom = (file: unknown): Script => scriptOf(Scenario.parse(file))

const { leak } = smallScenario.injects
const issue = {
  ...leak.issue,
  steps: {
    build: { ...leak.issue.steps.build, contains: true },
    check: { ...leak.issue.steps.check, contains: true },
    tell: { ...leak.issue.steps.tell, tells: ['users'] },
  },
  options: {
    rebuild: {
      ...leak.issue.options.rebuild,
      effects: [{ milestone: 'later', delay: '20 min' }, { slow: '4 min' }],
    },
    ignore: leak.issue.options.ignore,
  },
}

const whole = {
  ...smallScenario,
  kind: 'crisis',
  tags: ['tests'],
  licence: 'CC0',
  classification: 'INTERNAL',
  guide: { purpose: 'SECRET-GUIDE', watchFor: ['SECRET-GUIDE'], prompts: ['SECRET-GUIDE'] },
  audiences: { users: 'Users' },
  roles: {
    ...smallScenario.roles,
    scribe: { name: 'Scribe', letters: 'SC', duty: 'Writes', optional: true },
  },
  metrics: {
    ...smallScenario.metrics,
    calm: {
      label: 'Calm',
      start: 50,
      max: 100,
      reactions: [
        { when: { opened: 'leak' }, add: -10, over: '10 min' },
        { when: { metric: 'errors', above: 4 }, add: -20 },
      ] as Loose[],
    },
  },
  milestones: {
    ...smallScenario.milestones,
    later: { at: '11:00', title: 'Later', owner: 'lead', done: 'Done', late: '10 min' },
  },
  gates: {
    ...smallScenario.gates,
    second: {
      ...smallScenario.gates.launch,
      at: '11:05',
      milestone: 'later',
      title: 'Second',
    },
  },
  injects: {
    ...smallScenario.injects,
    leak: { ...leak, issue } as Loose,
    window: { ...message, title: 'Window', trigger: { between: ['09:05', '09:25'] } } as Loose,
    trail: {
      ...message,
      title: 'Trail',
      trigger: { follows: 'window', between: ['1 min', '4 min'] },
    } as Loose,
    short: {
      ...message,
      title: 'Short',
      trigger: { follows: 'hello', after: '20 min' },
      expires: '09:45',
    } as Loose,
    polite: {
      ...message,
      title: 'Polite',
      trigger: { at: '11:20' },
      unless: { told: 'users', about: 'leak' },
    } as Loose,
    again: {
      ...message,
      title: 'Again',
      trigger: { at: '09:40' },
      repeat: { every: '10 min', times: 4, until: { opened: 'leak' } },
    } as Loose,
    heads: { ...message, title: 'Heads', trigger: { at: '09:50' }, body: 'SECRET-COIN-HEADS' } as Loose,
    tails: { ...message, title: 'Tails', trigger: { at: '09:50' }, body: 'SECRET-COIN-TAILS' } as Loose,
  },
  alternatives: { coin: { oneOf: ['heads', 'tails'] } },
  criteria: {
    ...smallScenario.criteria,
    stopped: { text: 'Stopped in 15 min', when: { contained: 'leak', within: '15 min' } } as Loose,
    said: {
      text: 'Users were told in 15 min',
      when: { told: 'users', about: 'leak', within: '15 min', before: '11:00' },
    } as Loose,
    ordered: {
      text: 'First stopped, then told',
      when: { inOrder: [{ contained: 'leak' }, { told: 'users' }] },
    } as Loose,
    kind: { text: 'The words were kind', when: { judged: true }, rubric: ['SECRET-RUBRIC'] } as Loose,
  },
  accepted: [{ finding: 'SC999', at: 'injects', because: 'SECRET-ACCEPTED' }],
}

export const wholeScript: Script = scriptFrom(whole)
