import { clockText, simOf } from '#server/dayTime.ts'
import type { LogRecord } from '#shared/record.ts'
import type { SimMs } from '#shared/time.ts'
import { Complaint, type Io, onlyFile, optionOf, type Parsed, textOf } from './io.ts'
import { foldUntil, prove } from './logProof.ts'
import { viewText } from './viewText.ts'

/** `replay LOG`: proves a log, then shows what a seat saw at a moment of the day. Without a seat, what the facilitator saw. */
export function replayCommand(parsed: Parsed, io: Io): number {
  const file = onlyFile(parsed, 'log')
  const proof = prove(textOf(file))
  if ('fault' in proof) throw new Complaint(`${file}: ${proof.fault}`)
  const { script, records, code } = proof
  const seat = optionOf(parsed, 'seat') ?? null
  if (seat !== null && !script.roles[seat]) {
    throw new Complaint(`There is no role "${seat}". The roles are ${script.roleIds.join(', ')}.`)
  }
  const until = momentOf(proof, optionOf(parsed, 'at'))
  const view = foldUntil(proof, { until, seat })
  const head = records.at(-1)
  const facts = records.reduce((sum, record) => sum + record.facts.length, 0)
  const shown = until ?? head?.facts.at(-1)?.at ?? view.at
  if (parsed.values['json']) {
    const { digest = '', hash = '' } = head ?? {}
    const at = clockText(script, shown)
    io.out(
      JSON.stringify(
        { proven: true, code, records: records.length, facts, digest, hash, seat, at, view },
        null,
        2,
      ),
    )
  } else {
    io.out(
      `${file}: whole and proven, ${records.length} records, ${facts} facts, digest ${head?.digest ?? ''}\n`,
    )
    for (const line of erasures(records)) io.out(line)
    io.out(viewText(script, { view, seat, at: shown }))
  }
  return 0
}

function momentOf(
  { script }: { script: Parameters<typeof simOf>[0] & { end: SimMs } },
  text: string | undefined,
) {
  if (text === undefined) return null
  const at = simOf(script, text)
  if (at === null) throw new Complaint(`--at is a time of the day like 10:45, not "${text}".`, 2)
  if (at < 0 || at > script.end) {
    throw new Complaint(
      `--at ${text} is outside the day, which goes from ${script.clock.from} to ${script.clock.to}.`,
    )
  }
  return at
}

/** An erased log says so: what it showed before cannot be proved from it any more. */
function erasures(records: readonly LogRecord[]): string[] {
  return records.flatMap(({ seq, wall, facts }) =>
    facts.flatMap((fact) => {
      if (fact.type !== 'person.erased') return []
      const { person, by, reason, head } = fact
      const day = new Date(wall).toISOString()
      const why = reason === '' ? '' : `, because: ${reason}`
      return [
        `Record ${seq}: ${person} was erased on ${day} by ${by}${why}. The log ended with ${head} before.\n`,
      ]
    }),
  )
}
