/** `docs/charts.md` draws the charts as they are. To draw them anew: `UPDATE_DOCS=1 npx vitest run chartsDoc`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AnyStateMachine } from 'xstate'
import { type DirectedGraphNode, toDirectedGraph } from 'xstate/graph'
import { issueMachine, pollMachine, roomMachine } from '#server/engine/machines.ts'

const FILE = new URL('../../docs/charts.md', import.meta.url)

const nameOf = (id: string) => id.replaceAll('.', '_').replaceAll(/[()]/g, '')

function linesOf(node: DirectedGraphNode, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const inner = node.children.flatMap((child) => linesOf(child, depth + 1))
  const { initial } = node.stateNode
  const start = initial.target[0] ? [`${indent}  [*] --> ${nameOf(initial.target[0].id)}`] : []
  if (inner.length === 0) return [`${indent}${nameOf(node.id)}: ${node.stateNode.key}`]
  return [`${indent}state "${node.stateNode.key}" as ${nameOf(node.id)} {`, ...start, ...inner, `${indent}}`]
}

function edgesOf(node: DirectedGraphNode): string[] {
  const own = node.edges.map(({ source, target, label }) => {
    const text = label.text.startsWith('xstate.after') ? 'limit' : label.text || 'always'
    return `  ${nameOf(source.id)} --> ${nameOf(target.id)}: ${text}`
  })
  return [...own, ...node.children.flatMap(edgesOf)]
}

function mermaid(machine: AnyStateMachine): string {
  const graph = toDirectedGraph(machine)
  const { initial } = graph.stateNode
  const first = initial.target[0]
  const states = graph.children.flatMap((child) => linesOf(child, 1))
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...(first ? [`  [*] --> ${nameOf(first.id)}`] : []),
    ...states,
    ...edgesOf(graph),
    '```',
  ].join('\n')
}

function page(): string {
  return `# The charts

Drawn from \`server/engine/machines.ts\`, which is the source of what is legal; a test compares this page with it.

## Room

${mermaid(roomMachine)}

## Issue

Each phase is timed until its limit, over after it, or free when its owner has no limit. DONE answers the phase; BACK
goes to an earlier one; LIMIT counts the limit anew when it moved.

${mermaid(issueMachine)}

## Poll

${mermaid(pollMachine)}
`
}

test('[CH5] docs/charts.md draws the charts as they are', () => {
  if (process.env['UPDATE_DOCS']) writeFileSync(FILE, page())
  expect(readFileSync(FILE, 'utf8')).toBe(page())
})
