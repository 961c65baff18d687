/** Findings as CodeMirror marks them: from the place that was told to the end of its word or line. */
import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { ScenarioProblem } from '#shared/library.ts'
import { pageOf } from '../findings/pageOf.ts'

const SEVERITY = { error: 'error', warning: 'warning', note: 'info' } as const

export function diagnosticsOf(doc: Text, problems: readonly ScenarioProblem[], why: string): Diagnostic[] {
  return problems.map((problem) => ({
    ...rangeIn(doc, problem),
    severity: SEVERITY[problem.severity],
    message: problem.message,
    source: problem.code,
    renderMessage: () => messageElement(problem, why),
  }))
}

/** The offsets of a finding in the text, which may have become shorter since it was found. */
export function rangeIn(
  doc: Text,
  { line, column }: { line: number; column: number },
): { from: number; to: number } {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines))
  const from = Math.min(at.from + Math.max(0, column - 1), at.to)
  const word = /^([\w-]+|\S+)/.exec(doc.sliceString(from, at.to))?.[0] ?? ''
  return { from, to: Math.max(from, from + word.length) }
}

function messageElement({ message, code }: ScenarioProblem, why: string): HTMLElement {
  const box = document.createElement('span')
  box.append(`${message} `)
  const link = document.createElement('a')
  link.href = pageOf(code)
  link.target = '_blank'
  link.rel = 'noreferrer'
  link.textContent = `${code}: ${why}`
  box.append(link)
  return box
}
