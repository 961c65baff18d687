import type { KeyHelp } from './help.ts'

/** The help of a key as CodeMirror shows it; built by hand, since its tooltips are no part of the page's tree. */
export function helpElement(
  { path, description, examples, usual }: KeyHelp,
  words: { example: string; usual: string },
): HTMLElement {
  const box = document.createElement('div')
  box.style.padding = '8px 12px'
  box.append(line('strong', String(path.at(-1) ?? '')), line('div', description))
  const [example] = examples
  if (example !== undefined) box.append(labelled(words.example, example))
  if (usual !== null) box.append(labelled(words.usual, usual))
  return box
}

function line(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

function labelled(label: string, text: string): HTMLElement {
  const row = line('div', `${label} `)
  const code = line('code', text)
  code.style.whiteSpace = 'pre-wrap'
  row.append(code)
  return row
}
