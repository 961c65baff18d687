import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createAuth } from '#server/auth.ts'
import { launchroom } from '#server/cli/program.ts'
import type { RunResult } from '#server/cli/runResult.ts'
import { fileKeys } from '#server/keys/fileKeys.ts'
import { PHASES } from '#shared/ids.ts'
import type { LogRecord } from '#shared/record.ts'
import { RunsReport } from '#shared/runs.ts'
import { TestResult } from '#shared/testResult.ts'
import { HOUR, MINUTE } from '#shared/time.ts'

const DRY_RUN = 'scenarios/launch-dry-run.yaml'
const folder = mkdtempSync(path.join(tmpdir(), 'launchroom-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
const inFolder = (name: string) => path.join(folder, name)
function given(name: string, text: string): string {
  writeFileSync(inFolder(name), text)
  return inFolder(name)
}

/** Carries out a command line in this process. */
async function said(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await launchroom(args, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function resultOf(...args: string[]): Promise<RunResult> {
  const { out, code } = await said('run', DRY_RUN, '--json', ...args)
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('launchroom', () => {
  test('[CL1] --help tells every command and ends well', async () => {
    const { code, out, err } = await said('--help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const name of ['check', 'run', 'replay', 'link']) expect(out).toContain(`launchroom ${name}`)
    expect(await said('run', '--help')).toEqual({ code, out, err })
  })

  test.each([
    [[], 'Say what to do.'],
    [['fly'], 'There is no command "fly".'],
    [['run', DRY_RUN, '--bot', 'expert'], "Unknown option '--bot'"],
    [['run', DRY_RUN, '--bots', 'pro'], '--bots is one of expert, novice, absent, not "pro".'],
    [['run', DRY_RUN, '--seed', '-1'], '--seed'],
    [['run', DRY_RUN, '--seed', '1.5'], '--seed is a whole number from 0 to 4294967295, not "1.5".'],
    [['run', DRY_RUN, '--seed', '4294967296'], 'not "4294967296".'],
    [['run'], 'Name the scenario file.'],
    [['run', DRY_RUN, DRY_RUN], 'Name one scenario file, not 2.'],
    [['check'], 'Name the scenario files to check.'],
    [['toString'], 'There is no command "toString".'],
  ])(
    '[CL2] what it does not understand gives the reason, the help and exit code 2: %j',
    async (args, why) => {
      const { code, out, err } = await said(...args)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain(why)
      expect(err).toContain('launchroom check FILE')
    },
  )

  test('[CL3] as a process it speaks on the right streams and ends with the right code', () => {
    const cli = (...args: string[]) => {
      const run = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli.ts', ...args], {
        encoding: 'utf8',
      })
      return { status: run.status, stdout: run.stdout, stderr: run.stderr }
    }
    expect(cli('check', DRY_RUN)).toEqual({
      status: 0,
      stdout: `${DRY_RUN}: no problems\n\n1 file: 0 errors, 0 warnings, 0 notes\n`,
      stderr: '',
    })
    const missing = cli('run', 'nowhere.yaml')
    expect(missing).toEqual({ status: 1, stdout: '', stderr: 'nowhere.yaml: There is no such file.\n' })
    expect(cli('fly').status).toBe(2)
  }, 30_000)
})

describe('check', () => {
  test('[CL4] prints each problem as file:line:column, code, severity, message and page, a summary, and ends with 1', async () => {
    const text = readFileSync(DRY_RUN, 'utf8').replace('owner: engineering-lead', 'owner: enginering-lead')
    const file = given('typo.yaml', text)
    const line = text.split('\n').findIndex((one) => one.includes('enginering-lead')) + 1
    const { code, out, err } = await said('check', file, DRY_RUN)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const [problem = '', good, , summary] = out.split('\n')
    expect(problem).toMatch(
      new RegExp(`^${file}:${line}:\\d+ SC201 error .*engineering-lead.* \\(docs/findings\\.md#sc201\\)$`),
    )
    expect(good).toBe(`${DRY_RUN}: no problems`)
    expect(summary).toBe('2 files: 1 error, 0 warnings, 0 notes')
    const { problems } = JSON.parse((await said('check', file, '--json')).out)
    expect(problems).toEqual([expect.objectContaining({ file, line, message: expect.any(String) })])
  })

  test('[LF8] --strict ends with 1 on a warning; without it, and on a note, a check ends with 0', async () => {
    const text = readFileSync(DRY_RUN, 'utf8')
    const warned = given('warned.yaml', text.replace('act: 20 }', 'act: 30 }'))
    const noted = given(
      'noted.yaml',
      text.replace('channels:\n', 'channels:\n  fax: { name: Fax, kind: mail }\n'),
    )
    expect((await said('check', warned)).code).toBe(0)
    expect((await said('check', noted, '--strict')).out).toContain('1 file: 0 errors, 0 warnings, 1 note')
    expect((await said('check', noted, '--strict')).code).toBe(0)
    const { code, out } = await said('check', warned, '--strict')
    expect(code).toBe(1)
    expect(out).toMatch(/^\S+:\d+:\d+ SC613 warning .* \(docs\/findings\.md#sc613\)$/m)
    expect(JSON.parse((await said('check', warned, '--json')).out)).toMatchObject({
      problems: [
        { code: 'SC613', severity: 'warning', path: 'scoring.weights', page: 'docs/findings.md#sc613' },
      ],
      summary: { errors: 0, warnings: 1, notes: 0, silenced: 0 },
    })
  })

  test('[CL5] a file that cannot be read is one clear line among the problems', async () => {
    const { code, out } = await said('check', 'nowhere.yaml', folder)
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      'nowhere.yaml:1:1 SC100 error There is no such file. (docs/findings.md#sc100)',
      `${folder}:1:1 SC100 error This is a folder, not a file. (docs/findings.md#sc100)`,
      '',
      '2 files: 2 errors, 0 warnings, 0 notes',
    ])
  })
})

describe('run', () => {
  test('[CL6] --json has the stable form, with times in simulated ms since the scenario’s start', async () => {
    const result = await resultOf('--bots', 'expert', '--seed', '7')
    expect(Object.keys(result)).toEqual([
      'scenario',
      'seed',
      'simulatedMs',
      'wallMs',
      'passed',
      'score',
      'criteria',
      'issues',
      'facts',
      'hash',
    ])
    expect(result).toMatchObject({
      scenario: 'launch-dry-run',
      seed: 7,
      simulatedMs: 12 * HOUR,
      passed: true,
    })
    expect(result.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(result.wallMs).toBeGreaterThan(0)
    expect(Object.keys(result.score)).toEqual(['percent', 'byPhase', 'byRole'])
    expect(Object.keys(result.score.byPhase)).toEqual(PHASES)
    expect(result.criteria[0]).toEqual({ id: 'go-called', met: true })
    const [checksum] = result.issues
    expect(checksum).toMatchObject({
      id: 'checksum',
      openedAt: 2 * HOUR + 30 * MINUTE,
      decision: 'rebuild',
      outcome: 'resolved',
    })
    expect(Object.keys(checksum?.phases ?? {})).toEqual(PHASES)
    expect(checksum?.phases.observe).toEqual({ ms: expect.any(Number), limitMs: 5 * MINUTE, late: false })
  })

  test('[CL7] what absent bots never reached has no time and no decision', async () => {
    const { passed, score, issues } = await resultOf('--bots', 'absent')
    expect({ passed, percent: score.percent }).toEqual({ passed: false, percent: 0 })
    expect(issues[0]).toMatchObject({ decision: null, outcome: 'unresolved' })
    expect(issues[0]?.phases.observe).toEqual({ ms: 9.5 * HOUR, limitMs: 5 * MINUTE, late: true })
    expect(issues[0]?.phases.decide).toEqual({ ms: 0, limitMs: null, late: false })
  })

  test('[CL8] expert bots are the default; without --json people get a report', async () => {
    const { out, code } = await said('run', DRY_RUN)
    expect(code).toBe(0)
    expect(out).toMatch(/^PASSED: (\d+) of \1 criteria met\./m)
    expect(out).toContain(
      '10:30:00  macOS arm64 archive fails its checksum (checksum): resolved, decided: rebuild',
    )
  })

  test('[CL9] a scenario with problems is not played: they are listed, exit code 1', async () => {
    const { code, out, err } = await said('run', given('empty.yaml', 'launchroom: 1\n'))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/empty\.yaml:1:1 /)
  })

  test('[CL10] a log that cannot be written is one clear line', async () => {
    const { code, err } = await said('run', DRY_RUN, '--log', inFolder('no/such/folder.jsonl'))
    expect(code).toBe(1)
    expect(err).toMatch(/folder\.jsonl: The log cannot be written here/)
    expect(err).not.toContain('\n')
  })
})

describe('run --runs', () => {
  test('[PF12] prints the chance to pass and how everything came out, within 80 columns', async () => {
    const { code, out, err } = await said('run', DRY_RUN, '--runs', '4', '--skill', 'absent')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('4 days of absent bots at usual pace')
    expect(out).toContain('Chance to pass  0.0 %, 95 % interval 0.0 % to 49.0 %')
    expect(out).toMatch(/^ {2}go-called +░{20} +0\.0 % {2}failed: 4$/m)
    expect(out).toMatch(/^ {2}checksum +█{20} +100\.0 %$/m)
    expect(out).toContain('option rebuild of checksum')
    expect(out).toMatch(/Hardest minute {2}\d\d:\d\d: \d/)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('[PF13] --json is the report; --bots is another name of --skill', async () => {
    const report = async (...args: string[]) =>
      RunsReport.parse(JSON.parse((await said('run', DRY_RUN, '--runs', '3', '--json', ...args)).out))
    const [skill, bots] = await Promise.all([
      report('--skill', 'novice', '--pace', 'fast', '--seed', '5'),
      report('--bots', 'novice', '--pace', 'fast', '--seed', '5'),
    ])
    expect(skill).toMatchObject({ runs: 3, skill: 'novice', pace: 'fast', seed: 5 })
    expect(bots).toEqual(skill)
  })

  test.each([
    ['--runs', '0', '--runs is a whole number from 1 to 10000, not "0".'],
    ['--runs', 'many', '--runs is a whole number'],
    ['--skill', 'flawless', '--skill is one of expert, novice, absent, not "flawless".'],
    ['--pace', 'hurried', '--pace is one of slow, usual, fast, not "hurried".'],
  ])('[PF14] what it cannot do is said: %s %s', async (option, value, why) => {
    const { code, err } = await said('run', DRY_RUN, '--runs', '1', option, value)
    expect(code).toBe(2)
    expect(err).toContain(why)
  })

  test('[PF14] many days have no one log', async () => {
    const { code, err } = await said('run', DRY_RUN, '--runs', '2', '--log', inFolder('none.jsonl'))
    expect(code).toBe(2)
    expect(err).toContain('--log keeps the log of one day')
  })
})

describe('test', () => {
  const tests = `
tests:
  well:
    text: A good team passes
    expect: [{ passes: true }]
  late:
    text: A late team does not
    play: [{ decide: checksum, option: rebuild, after: 20 min }, { send: checksum, at: '12:00' }]
    expect: [{ that: { decided: checksum }, by: '10:40' }, { fails: [morning-decided] }]
`
  const [day = ''] = readFileSync(DRY_RUN, 'utf8').split(/^tests:$/m)
  const file = given('tested.yaml', day + tests)
  const bare = given('untested.yaml', day)

  test('[PF31] prints each test with a mark, and of one that fails what was expected and what happened when', async () => {
    const { code, out, err } = await said('test', file, bare)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out.replace(/in \d+\.\d s$/, 'in no time').split('\n')).toEqual([
      file,
      '  ✓ well: A good team passes',
      '  ✗ late: A late team does not',
      '      never came to be: send checksum',
      '        This inject was already sent.',
      '      expected: “checksum” is decided, at 10:40:00',
      expect.stringMatching(/^ {6}but: {6}this came true only at 10:50:0\d$/),
      '',
      bare,
      '  has no tests',
      '',
      '1 passed, 1 failed, in no time',
    ])
    expect((await said('test', bare)).code).toBe(0)
    expect((await said('test')).code).toBe(2)
  })

  test('[PF31] a file with problems is told and counts as failed', async () => {
    const { code, out } = await said('test', given('broken.yaml', 'launchroom: 1\n'))
    expect(code).toBe(1)
    expect(out).toMatch(/broken\.yaml:1:1 /)
    expect(out).toMatch(/0 passed, 1 file with problems/)
  })

  test('[PF32] --json is the results of every file', async () => {
    const { code, out } = await said('test', file, bare, '--json')
    const { files } = JSON.parse(out)
    expect(code).toBe(1)
    expect(files.map((one: { file: string }) => one.file)).toEqual([file, bare])
    const results = z.array(TestResult).parse(files[0].tests)
    expect(results.map(({ id, passed }) => [id, passed])).toEqual([
      ['well', true],
      ['late', false],
    ])
    expect(files[1]).toEqual({ file: bare, problems: [], tests: [] })
  })
})

describe('replay', async () => {
  const log = inFolder('day.jsonl')
  const { hash, facts } = await resultOf('--seed', '3', '--log', log)
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  const damaged = (name: string, change: (lines: string[]) => string[]) =>
    given(name, change([...lines]).join('\n'))
  const changed = (at: number, change: (record: LogRecord) => void) => (all: string[]) => {
    const record = JSON.parse(all[at] ?? '') as LogRecord
    change(record)
    all[at] = JSON.stringify(record)
    return all
  }

  test('[CL11] proves the chain and the digests of what run has logged', async () => {
    const { code, out } = await said('replay', log, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      proven: true,
      digest: hash,
      facts,
      records: lines.length,
      seat: null,
    })
  })

  test.each([
    [
      'a changed word',
      changed(40, (record) => (record.wall += 1)),
      'Record 40 of the log is damaged: its hash is wrong.',
    ],
    ['a missing record', (all: string[]) => all.toSpliced(50, 1), 'Record 50 of the log is damaged'],
    [
      'half a record',
      (all: string[]) => [...all, '{"v":1,"seq"'],
      `Record ${lines.length} of the log cannot be read.`,
    ],
    ['no log at all', () => ['hello'], 'This is not the log of a room'],
    ['nothing', () => [], 'This is not the log of a room'],
  ])('[CL12] names the first record that is not sound: %s', async (name, change, why) => {
    const { code, out, err } = await said('replay', damaged(`${name}.jsonl`, change))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(why)
  })

  test('[CL13] shows what a seat saw at a moment, and nothing that came later or is not its own', async () => {
    const before = await said('replay', log, '--at', '10:29', '--seat', 'security-lead')
    expect(before.out).toContain('seen by the Security Lead')
    expect(before.out).toContain('Clock  10:29:00 New York')
    expect(before.out).not.toContain('checksum')
    const after = await said('replay', log, '--at', '10:30', '--seat', 'security-lead')
    expect(after.out).toMatch(/10:30:00 +checksum +macOS arm64 archive fails/)
    expect(after.out).not.toContain('merge-please')
    expect((await said('replay', log, '--at', '10:30')).out).toContain('merge-please')
  })

  test('[CL14] shows polls, milestones and metrics as they stood', async () => {
    const { out } = await said('replay', log, '--at', '11:30', '--seat', 'release-manager')
    expect(out).toContain('called GO')
    expect(out).toMatch(/09:00:00 +Tag the release +done 09:0/)
    expect(out).toMatch(/13:00:00 +Announce +to come/)
    expect(out).toMatch(/Test pass rate +86\.2 %/)
  })

  test.each([
    [['--at', '25:00'], 2, '--at is a time of the day like 10:45, not "25:00".'],
    [['--at', '07:00'], 1, '--at 07:00 is outside the day, which goes from 08:00 to 20:00.'],
    [['--seat', 'boss'], 1, 'There is no role "boss". The roles are release-manager,'],
  ])('[CL15] a moment or a seat that does not exist is said: %j', async (args, exit, why) => {
    const { code, err } = await said('replay', log, ...args)
    expect(code).toBe(exit)
    expect(err).toContain(why)
  })
})

describe('link', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('[CL16] prints a sign-in link that the server of this data takes', async () => {
    const data = inFolder('data')
    vi.stubEnv('LAUNCHROOM_DATA', data)
    vi.stubEnv('PORT', '4123')
    vi.stubEnv('LAUNCHROOM_ORIGIN', '')
    const { code, out } = await said('link')
    const [address, token = ''] = out.split('#')
    expect({ code, address }).toEqual({ code: 0, address: 'http://localhost:4123/signin' })
    const keys = await fileKeys(data)
    keys.close()
    expect(await createAuth(keys).isSignInToken(token)).toBe(true)
  })

  test('[CL17] settings and folders that cannot be used are one clear line', async () => {
    vi.stubEnv('LAUNCHROOM_DATA', given('a-file', ''))
    const { code, err } = await said('link')
    expect({ code, lines: err.split('\n').length }).toEqual({ code: 1, lines: 1 })
    vi.stubEnv('PORT', 'three')
    expect(await said('link')).toEqual({ code: 1, out: '', err: 'PORT is not a port number.' })
  })
})
