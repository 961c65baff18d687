/** Texts that tell too much or nothing yet. Only what is surely a slip: most words may stand in a log for good reason. */
import type { Issue } from '#shared/scenario/issue.ts'
import type { Scenario } from '#shared/scenario.ts'
import { each, wrong } from '../names.ts'
import type { Finding, Path } from '../source.ts'

const TELLING = /\bred herring\b|\((correct|right|wrong|best|worst|herring|key evidence|the answer)\)/i
const TELLING_CHOICE = /\b(correct|right|wrong|best|worst) (answer|option|choice)\b|\bquality:? ?\d/i
const UNWRITTEN = /\b(TODO|TBD|FIXME)\b|lorem ipsum/
/** A title of fewer words may be part of any sentence. */
const FEWEST_WORDS = 3

export function textFindings(scenario: Scenario): Finding[] {
  return [
    ...each(scenario.injects, ['injects'], (inject, path) => [
      ...choiceText(inject.title, [...path, 'title']),
      ...text(inject.body, [...path, 'body']),
      ...(inject.issue ? issueTexts(inject.issue, [...path, 'issue']) : []),
    ]),
    ...each(scenario.milestones, ['milestones'], ({ title, done }, path) => [
      ...unwritten(title, [...path, 'title']),
      ...unwritten(done, [...path, 'done']),
    ]),
    ...criteriaTexts(scenario),
  ]
}

function issueTexts(issue: Issue, path: Path): Finding[] {
  const { cause, affected } = issue.assessment
  const labels = (choices: Record<string, { label: string }>, place: Path) =>
    each(choices, place, ({ label }, at) => choiceText(label, [...at, 'label']))
  return [
    ...each(issue.evidence, [...path, 'evidence'], ({ title, body }, at) => [
      ...choiceText(title, [...at, 'title']),
      ...text(body, [...at, 'body']),
    ]),
    ...labels(cause, [...path, 'assessment', 'cause']),
    ...labels(affected, [...path, 'assessment', 'affected']),
    ...labels(issue.options, [...path, 'options']),
    ...labels(issue.steps, [...path, 'steps']),
    ...each(issue.options, [...path, 'options'], ({ detail = '' }, at) => text(detail, [...at, 'detail'])),
  ]
}

function text(words: string, path: Path): Finding[] {
  const [found] = TELLING.exec(words) ?? []
  return found ? [wrong('SC615', path, `"${found}" tells the team what to think of it.`)] : []
}

function choiceText(words: string, path: Path): Finding[] {
  const [found] = TELLING.exec(words) ?? TELLING_CHOICE.exec(words) ?? []
  if (found) return [wrong('SC615', path, `"${found}" tells the team what to think of it.`)]
  return unwritten(words, path)
}

function unwritten(words: string, path: Path): Finding[] {
  const [found] = UNWRITTEN.exec(words) ?? []
  return found ? [wrong('SC617', path, `"${found}" is left from writing.`)] : []
}

/** Everyone reads the criteria from the start. */
function criteriaTexts({ criteria, injects }: Scenario): Finding[] {
  const titles = Object.values(injects)
    .map(({ title }) => title)
    .filter((title) => title.split(/\s+/).length >= FEWEST_WORDS)
  return each(criteria, ['criteria'], (criterion, path) => {
    const words = criterion.text.toLowerCase()
    const told = titles.find((title) => words.includes(title.toLowerCase()))
    const message = `Everyone reads this from the start, and it names the inject "${told}".`
    return told === undefined ? [] : [wrong('SC616', [...path, 'text'], message)]
  })
}
