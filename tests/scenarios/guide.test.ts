import { readdirSync, readFileSync } from 'node:fs'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { launchroom } from '#server/cli/program.ts'
import { guideOf } from '#server/scenario/guide.ts'
import { loadScenario } from '#server/scenario/load.ts'
import { wholeScript } from '../support/wholeScript.ts'

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))

describe('[LA26] the facilitator guide of a scenario', () => {
  test.each(files)('%s: holds what the facilitator has to know of each issue', (name) => {
    const loaded = loadScenario(readFileSync(`scenarios/${name}`, 'utf8'), name)
    if (!('script' in loaded)) throw new Error(JSON.stringify(loaded.problems))
    const { script } = loaded
    const guide = guideOf(script)
    const flat = guide.replaceAll('\\|', '|').replace(/\s+/g, ' ')
    for (const { title, expected, issue } of Object.values(script.injects)) {
      expect(guide).toContain(title.replaceAll('|', '\\|'))
      if (expected) expect(flat).toContain(expected.replace(/\s+/g, ' '))
      for (const [i, hint] of (issue?.hints ?? []).entries()) expect(guide).toContain(`${i + 1}. ${hint}`)
      for (const { label } of Object.values(issue?.options ?? {})) expect(flat).toContain(label)
    }
    for (const line of [...(script.guide?.watchFor ?? []), ...(script.guide?.prompts ?? [])])
      expect(guide).toContain(`- ${line}`)
    for (const question of Object.values(script.questions)) expect(guide).toContain(`- ${question}`)
    const issues = Object.values(script.injects).filter(({ issue }) => issue)
    const headings = marked.lexer(guide).flatMap((token) => (token.type === 'heading' ? [token.raw] : []))
    expect(headings.filter((raw) => raw.startsWith('## Issue: '))).toHaveLength(issues.length)
  })

  test('names windows, alternatives, rubrics, what contains and who is told', () => {
    const guide = guideOf(wholeScript)
    for (const part of [
      '**INTERNAL**',
      'Drawn between 09:05 and 09:25',
      'One of these comes: “Heads”, “Tails”',
      'SECRET-RUBRIC',
      'contains it',
      'tells users',
      'Scribe (SC), may stay empty',
    ])
      expect(guide).toContain(part)
  })

  test('is printed by the command line; a file with problems has none', async () => {
    const said = { out: [] as string[], err: [] as string[] }
    const io = { out: (line: string) => said.out.push(line), err: (line: string) => said.err.push(line) }
    expect(await launchroom(['guide', 'scenarios/launch-dry-run.yaml'], io)).toBe(0)
    expect(said.out.join('\n')).toContain('# Launch dry run: caro v1.1.0-beta')
    expect(await launchroom(['guide', 'package.json'], io)).toBe(1)
    expect(said.err.join('\n')).toContain('package.json:1:')
  })
})
