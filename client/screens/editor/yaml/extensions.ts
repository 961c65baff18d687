/** How the text is shown and typed: colours, folding, search, completion, help on hover, findings beside the lines. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
} from '@codemirror/autocomplete'
import { defaultKeymap, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { JsonSchema } from '../schema/jsonSchema.ts'
import type { ScenarioFile } from '../text/file.ts'
import { suggestionsAt } from './complete.ts'
import { helpAt } from './help.ts'
import { helpElement } from './helpElement.ts'
import { YAML_LOOK } from './look.ts'

export interface YamlHelp {
  schema: JsonSchema | null
  file: () => ScenarioFile
  label: string
  words: { required: string; example: string; usual: string }
}

export function yamlExtensions(help: YamlHelp): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    lintGutter(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    yaml(),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': help.label, tabindex: '0' }),
    autocompletion({ override: [(context) => completions(context, help)] }),
    hoverTooltip((view, offset) => {
      const found =
        help.schema &&
        helpAt(view.state.doc.toString(), offset, { schema: help.schema, value: help.file().value })
      return found
        ? { pos: found.from, end: found.to, create: () => ({ dom: helpElement(found, help.words) }) }
        : null
    }),
    keymap.of([...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap]),
    YAML_LOOK,
  ]
}

function completions(context: CompletionContext, { schema, file, words }: YamlHelp): CompletionResult | null {
  if (!schema) return null
  const found = suggestionsAt(context.state.doc.toString(), context.pos, { schema, value: file().value })
  if (!found || (!context.explicit && found.from === context.pos && !/[\s[{]/.test(before(context))))
    return null
  if (
    !context.explicit &&
    found.from === context.pos &&
    context.state.doc.lineAt(context.pos).text.trim() === ''
  )
    return null
  return {
    from: found.from,
    validFor: /^[\w-]*$/,
    options: found.options.map(({ label, insert, detail, info, kind }, i) => ({
      label,
      apply: insert.replace(/\n$/, `\n${' '.repeat(indentAt(context) + 2)}`),
      detail: detail === 'required' ? words.required : detail,
      ...(info ? { info } : {}),
      type: kind === 'key' ? 'property' : kind === 'word' ? 'enum' : 'variable',
      boost: -i / 10,
    })),
  }
}

function before({ state, pos }: CompletionContext): string {
  return state.sliceDoc(pos - 1, pos)
}

function indentAt({ state, pos }: CompletionContext): number {
  const { text } = state.doc.lineAt(pos)
  return text.length - text.replace(/^[ -]*/, '').length
}
