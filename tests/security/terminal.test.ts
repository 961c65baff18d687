/** What others wrote reaches the terminal of whoever runs the command line; it is shown there, and not obeyed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { printable } from '#server/cli/printable.ts'
import { launchroom } from '#server/cli/program.ts'

test('[SY74] a scenario cannot steer the terminal of whoever checks it', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'launchroom-terminal-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = path.join(dir, 'evil.yaml')
  writeFileSync(file, 'launchroom: 1\n"\\e]0;owned\\a\\e[2J\\x9b2J": 1\n"\\u202edrow": 2\n')
  const said: string[] = []
  const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) }
  expect(await launchroom(['check', file], io)).toBe(1)
  const all = said.join('\n')
  expect(all).toContain('\\u001b]0;owned\\u0007\\u001b[2J\\u009b2J')
  expect(all).toContain('\\u202edrow')
  expect([...all].filter((mark) => mark !== '\n' && /\p{Cc}|[\u202a-\u202e]/u.test(mark))).toEqual([])
})

test('[SY74] what is JSON stays the same JSON', () => {
  const value = { text: 'a\u009b\u202eb\u0000\n\t' }
  expect(JSON.parse(printable(JSON.stringify(value, null, 2)))).toEqual(value)
})
