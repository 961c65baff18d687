/** Warnings and notes that the author of a scenario has looked at and accepts, each with a reason. */
import { FINDINGS } from '../findings.ts'
import { wrong } from '../names.ts'
import type { Finding } from '../source.ts'
import { didYouMean } from '../suggest.ts'

type Accepted = readonly { finding: string; at: string }[]

/** What is left of the findings, and what is wrong with the list itself. `at` covers a place and all that lies in it. */
export function withoutAccepted(
  findings: readonly Finding[],
  accepted: Accepted,
): { left: Finding[]; silenced: number } {
  const places = new Map(accepted.map(({ finding, at }, index) => [`${finding} ${at}`, index]))
  const used = new Set<number>()
  const left = findings.filter(({ code, path }) => {
    if (FINDINGS[code].severity === 'error') return true
    const covering = path.map((_, length) => places.get(`${code} ${path.slice(0, length + 1).join('.')}`))
    const found = covering.filter((index) => index !== undefined)
    for (const index of found) used.add(index)
    return found.length === 0
  })
  const idle = accepted.flatMap((one, index) => (used.has(index) ? [] : [idleFinding(one.finding, index)]))
  return { left: [...left, ...idle], silenced: findings.length - left.length }
}

function idleFinding(code: string, index: number): Finding {
  const path = ['accepted', index]
  const kind = isCode(code) ? FINDINGS[code] : undefined
  if (!kind) {
    const known = Object.keys(FINDINGS)
    const message = `There is no finding "${code}".${didYouMean(code, known)}`
    return wrong('SC802', [...path, 'finding'], message)
  }
  return kind.severity === 'error'
    ? wrong('SC802', [...path, 'finding'], `${code} is an error: it has to be mended, it cannot be accepted.`)
    : wrong('SC801', path, `There is no ${code} here to accept. Take this entry away, or mend its "at".`)
}

const isCode = (code: string): code is keyof typeof FINDINGS => Object.hasOwn(FINDINGS, code)
