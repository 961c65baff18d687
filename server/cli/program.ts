import { parseArgs } from 'node:util'
import { backupCommand, restoreCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { guideCommand } from './guide.ts'
import { Complaint, type Io, type Options, type Parsed } from './io.ts'
import { keysCommand } from './keys.ts'
import { linkCommand } from './link.ts'
import { MSEL_HELP, MSEL_OPTIONS, mselCommand } from './msel.ts'
import { personCommand } from './person.ts'
import { PLAN_HELP, PLAN_OPTIONS, planCommand } from './plan.ts'
import { printable } from './printable.ts'
import { replayCommand } from './replay.ts'
import { runCommand } from './run.ts'
import { schemaCommand } from './schema.ts'
import { testCommand } from './test.ts'

const HELP = `Launchroom: rehearse a software launch together, in real time, before the real one.

  launchroom check FILE... [--json] [--strict]
      Reads scenario files and lists every problem as file:line:column, code,
      severity and message, with the page that explains it. Exit code 1 if there is
      an error; with --strict also if there is a warning.

  launchroom guide FILE
      Prints the facilitator guide of a scenario as Markdown: what is expected, hints,
      what to watch for, questions for the debrief. It gives everything away.

  launchroom schema [--markdown]
      Prints the JSON Schema of scenario files, by which editors complete and check;
      with --markdown the tables of all keys that stand in scenarios/README.md.

  launchroom run FILE [--skill expert|novice|absent] [--pace slow|usual|fast] [--seed N]
                      [--log OUT.jsonl] [--json]
      Plays a scenario without people, bots in every seat, and prints the result.
      The same seed plays the same day. --log keeps the log of the room. --bots is
      another name of --skill.

  launchroom run FILE --runs N [--skill ...] [--pace ...] [--seed N] [--json]
      Plays it N times, on all cores, and prints how often it was passed and how
      often each inject, option and criterion came out each way. What only a person
      can judge is left out of passing.

  launchroom test FILE... [--json]
      Plays the tests that scenario files hold, each with its own team and play, and
      prints what came of them. Exit code 1 if any fails.

  launchroom replay LOG.jsonl [--at 10:45] [--seat ROLE] [--json]
      Proves that a log is whole and plays out as written, then shows what a seat
      (or the facilitator) saw at that moment of the day, or at the end.

  launchroom link [--new] [--redis URL]
      Prints the facilitators' sign-in link again. PORT, LAUNCHROOM_DATA, REDIS_URL
      and LAUNCHROOM_ORIGIN mean the same as for the server. --new ends every link
      of before; whoever is signed in stays so.

  launchroom keys rotate [--now] [--redis URL]
      Signs links and cookies under a fresh key from now on; what was signed before
      stays good for its time. --now ends it all: everybody signs in or joins again.

  launchroom backup FILE [--redis URL]
      Writes everything the server has to one file, while it runs. The file holds
      the server's keys. LAUNCHROOM_DATA and REDIS_URL say which server.

  launchroom restore FILE [--force] [--skip-damaged] [--redis URL]
      Proves every chain of a backup, then fills an empty data folder (or Redis)
      with it. --force deletes first what is there; the server must not run.

  launchroom person export PERSON [--redis URL]
      Prints everything all rooms keep about a person, by id, as JSON. With a name
      it prints the ids of those who have it. Works while the server runs.
${MSEL_HELP}
${PLAN_HELP}

  launchroom --help

Results go to the output, trouble to the error output. Exit code 2: the command was not understood.`

const COMMANDS: Record<
  string,
  { options: Options; run: (parsed: Parsed, io: Io) => number | Promise<number> }
> = {
  check: { options: { json: { type: 'boolean' }, strict: { type: 'boolean' } }, run: checkCommand },
  guide: { options: {}, run: guideCommand },
  schema: { options: { markdown: { type: 'boolean' } }, run: schemaCommand },
  run: {
    options: {
      bots: { type: 'string' },
      skill: { type: 'string' },
      pace: { type: 'string' },
      runs: { type: 'string' },
      seed: { type: 'string' },
      log: { type: 'string' },
      json: { type: 'boolean' },
    },
    run: runCommand,
  },
  test: { options: { json: { type: 'boolean' } }, run: testCommand },
  replay: {
    options: { at: { type: 'string' }, seat: { type: 'string' }, json: { type: 'boolean' } },
    run: replayCommand,
  },
  link: { options: { new: { type: 'boolean' }, redis: { type: 'string' } }, run: linkCommand },
  keys: { options: { now: { type: 'boolean' }, redis: { type: 'string' } }, run: keysCommand },
  msel: { options: MSEL_OPTIONS, run: mselCommand },
  plan: { options: PLAN_OPTIONS, run: planCommand },
  person: { options: { redis: { type: 'string' } }, run: personCommand },
  backup: { options: { redis: { type: 'string' } }, run: backupCommand },
  restore: {
    options: { force: { type: 'boolean' }, 'skip-damaged': { type: 'boolean' }, redis: { type: 'string' } },
    run: restoreCommand,
  },
}

/** Carries out one command line and gives the exit code: 0 done, 1 something is wrong with what was given, 2 not understood. */
export async function launchroom(args: readonly string[], terminal: Io): Promise<number> {
  const io: Io = {
    out: (text) => terminal.out(printable(text)),
    err: (text) => terminal.err(printable(text)),
  }
  const [name = '', ...rest] = args
  if (['--help', '-h', 'help'].includes(name)) {
    io.out(HELP)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return misunderstood(io, name === '' ? 'Say what to do.' : `There is no command "${name}".`)
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true })
    if (values['help']) {
      io.out(HELP)
      return 0
    }
    return await command.run({ values, files: positionals }, io)
  } catch (error) {
    if (error instanceof Complaint && error.exitCode === 1) {
      io.err(error.message)
      return 1
    }
    if (error instanceof Complaint || isUsage(error)) return misunderstood(io, error.message)
    throw error
  }
}

function misunderstood(io: Io, why: string): 2 {
  io.err(`${why}\n\n${HELP}`)
  return 2
}

function isUsage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
