/** CodeMirror in the colours and type of the product. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const COLOURS = HighlightStyle.define([
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName)],
    color: 'var(--c-accent)',
    fontWeight: '550',
  },
  { tag: tags.comment, color: 'var(--c-text-3)', fontStyle: 'italic' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--c-go)' },
  { tag: [tags.number, tags.bool, tags.keyword, tags.null], color: 'var(--c-p1)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--c-text-2)' },
  { tag: [tags.labelName, tags.typeName, tags.meta], color: 'var(--c-p3)' },
])

const LOOK = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--c-text)',
    backgroundColor: 'var(--c-surface-1)',
    fontSize: 'var(--fs-sm)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--c-text)', paddingBlock: '8px' },
  '.cm-cursor': { borderLeftColor: 'var(--c-text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--c-surface-2)',
    color: 'var(--c-text-2)',
    borderRight: '1px solid var(--c-line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--c-accent) 7%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--c-surface-3)', color: 'var(--c-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklab, var(--c-accent) 30%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in oklab, var(--c-hold) 22%, transparent)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in oklab, var(--c-hold) 34%, transparent)' },
  '.cm-matchingBracket': { outline: '1px solid var(--c-line-strong)', backgroundColor: 'transparent' },
  '.cm-foldPlaceholder': {
    background: 'var(--c-surface-3)',
    border: '1px solid var(--c-line)',
    color: 'var(--c-text-2)',
  },
  '.cm-tooltip': {
    background: 'var(--c-surface-3)',
    color: 'var(--c-text)',
    border: '1px solid var(--c-line-strong)',
    borderRadius: 'var(--radius-1)',
    boxShadow: 'var(--shadow-pop)',
    fontSize: 'var(--fs-sm)',
    maxWidth: 'min(52ch, 92vw)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '16em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--c-accent-solid)',
    color: 'var(--c-on-accent-solid)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '.85', fontStyle: 'normal', marginInlineStart: '1em' },
  '.cm-completionInfo': { padding: '8px 12px', fontFamily: 'var(--font-ui)' },
  '.cm-panels': {
    background: 'var(--c-surface-2)',
    color: 'var(--c-text)',
    borderBottom: '1px solid var(--c-line)',
  },
  '.cm-panel.cm-search': { padding: '8px 12px', fontSize: 'var(--fs-sm)' },
  '.cm-textfield': {
    background: 'var(--c-bg)',
    color: 'var(--c-text)',
    border: '1px solid var(--c-line-strong)',
    borderRadius: 'var(--radius-1)',
    fontSize: 'var(--fs-sm)',
    padding: '4px 8px',
  },
  '.cm-button': {
    background: 'var(--c-surface-1)',
    color: 'var(--c-text)',
    border: '1px solid var(--c-line-strong)',
    borderRadius: 'var(--radius-1)',
    fontSize: 'var(--fs-sm)',
    padding: '4px 10px',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--c-text)', fontSize: 'var(--fs-lg)', padding: '0 8px' },
  '.cm-diagnostic': { padding: '8px 12px', borderLeftWidth: '4px', whiteSpace: 'normal' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--c-nogo)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--c-hold)' },
  // two texts side by side
  '.cm-changedLine, .cm-insertedLine': {
    backgroundColor: 'color-mix(in oklab, var(--c-go) 14%, transparent) !important',
  },
  '.cm-deletedChunk, &.cm-merge-a .cm-changedLine': {
    backgroundColor: 'color-mix(in oklab, var(--c-nogo) 14%, transparent) !important',
  },
  '.cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'color-mix(in oklab, var(--c-hold) 34%, transparent) !important',
  },
  '.cm-collapsedLines': {
    background: 'var(--c-surface-2)',
    color: 'var(--c-text-2)',
    '&:before, &:after': { content: '""' },
  },
  '.cm-changeGutter': { backgroundColor: 'var(--c-surface-2)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--c-p3)' },
})

export const YAML_LOOK: Extension = [syntaxHighlighting(COLOURS), LOOK]
