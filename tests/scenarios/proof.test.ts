/** The library proves itself: its tests pass, would fail if it were broken, and good teams pass where weak ones do not. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from '#server/runs/outcome.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { testScenario } from '#server/scenarioTests.ts'
import type { Scenario } from '#shared/scenario.ts'
import { scriptOf } from '#shared/script.ts'

const FILES = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const loaded = Object.fromEntries(
  FILES.map((name) => {
    const one = loadScenario(readFileSync(`scenarios/${name}`, 'utf8'), name)
    if (!('script' in one)) throw new Error(JSON.stringify(one.problems))
    return [name, one]
  }),
)
const find = (name: string) => loaded[name] ?? expect.fail(name)

describe('the library', () => {
  test.each(FILES)('[PF34] %s passes its own tests', (name) => {
    const results = testScenario(find(name))
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })
})

describe('the tests of the launch dry run', () => {
  const dryRun = find('launch-dry-run.yaml')
  const byHand = (id: string) => (s: Scenario) => {
    Object.assign(s.injects[id] ?? {}, { trigger: { by: 'facilitator' } })
  }
  const when = (id: string, rule: Scenario['criteria'][string]['when']) => (s: Scenario) => {
    Object.assign(s.criteria[id] ?? {}, { when: rule })
  }
  const noEffects = (issue: string, option: string) => (s: Scenario) => {
    Object.assign(s.injects[issue]?.issue?.options[option] ?? {}, { effects: [] })
  }
  const breaks: Record<string, (s: Scenario) => void> = {
    'played-well': when('reach', { metric: 'downloads', above: 5000 }),
    'nobody-there': when('whole-day', { milestone: 'go-no-go', is: 'due' }),
    'go-with-failed-checksum': byHand('checksum-in-public'),
    'contains-but-forgets-to-help': when('install-help', { step: 'docs', of: 'ubuntu' }),
    'never-helps': when('reach', { metric: 'downloads', above: 10 }),
    'morning-drags-on': when('morning-decided', { decided: 'checksum' }),
    'five-of-six': byHand('live-five'),
    'audit-of-everything': noEffects('checksum', 'audit-all'),
    'waits-on-ubuntu': byHand('ubuntu-again'),
    'rebuilds-under-the-same-name': noEffects('ubuntu', 'rebuild-gnu'),
    'door-closed': byHand('support-spills'),
    'first-call-no-go': when('go-called', { called: 'launch-gate', as: ['go'] }),
    'never-announced': when('announced', { milestone: 'publish', is: 'done' }),
    'reporter-in-the-afternoon': (s) =>
      Object.assign(s.injects['reporter-asks'] ?? {}, { trigger: { at: '16:00' } }),
  }

  test.each(Object.keys(dryRun.script.tests))(
    '[PF35] %s fails when the scenario is broken where it looks',
    (id) => {
      const scenario = structuredClone(dryRun.scenario)
      const only = scenario.tests?.[id] ?? expect.fail(id)
      const change = breaks[id] ?? expect.fail(`Say how ${id} is seen failing.`)
      change(scenario)
      const script = scriptOf({ ...scenario, tests: { [id]: only } })
      expect(testScenario({ script }).map(({ passed }) => passed)).toEqual([false])
    },
  )
})

test('[PF33] names and times in tests are checked, with line and column', () => {
  const text = `
tests:
  wrong:
    text: Names that stand for nothing.
    play:
      - { decide: checksum, option: new-sun, after: 4 min }
      - { never: doc, of: ubuntu }
      - { send: praise, at: '07:45' }
      - { judge: reach-out, met: true }
    expect:
      - { that: { delivered: prais }, by: '21:00' }
      - { fails: [announce] }
`
  const [day = ''] = readFileSync('scenarios/launch-dry-run.yaml', 'utf8').split(/^tests:$/m)
  const { problems } = loadScenario(day + text, 'wrong.yaml')
  const first = day.split('\n').length + 5
  expect(problems.map(({ line, column, message }) => `${line - first}:${column} ${message}`)).toEqual([
    '0:37 There is no option of "checksum" named "new-sun". Did you mean "new-sum"?',
    '1:18 There is no step of "ubuntu" named "doc". Did you mean "docs"?',
    '2:29 07:45 is outside the day, which goes from 08:00 to 20:00.',
    '3:18 There is no criterion "reach-out".',
    '5:30 There is no inject "prais". Did you mean "praise"?',
    '5:43 21:00 is outside the day, which goes from 08:00 to 20:00.',
    '6:19 There is no criterion "announce". Did you mean "announced"?',
  ])
})

describe('the chance to pass', () => {
  // The same days each time. Whoever tunes a scenario looks at a thousand: `launchroom run FILE --runs 1000`.
  const seeds = Array.from({ length: 60 }, (_, i) => i + 1)
  const passRate = (name: string, skill: 'expert' | 'novice') => {
    const { script } = find(name)
    const passed = seeds.filter((seed) => outcomeOf(script, { skill, pace: 'usual' }, seed).passed)
    return passed.length / seeds.length
  }

  test.each(FILES)('[PF36] %s is for good teams: experts pass most days, novices few', (name) => {
    const expert = passRate(name, 'expert')
    expect(expert).toBeGreaterThanOrEqual(0.6)
    expect(expert).toBeLessThanOrEqual(0.95)
    expect(passRate(name, 'novice')).toBeLessThan(0.3)
  })
})
