/** Which part of a scenario stands in which panel of the list. */
import type { Path } from '../text/path.ts'

export const PANELS = {
  story: [
    'title',
    'summary',
    'kind',
    'tags',
    'language',
    'version',
    'licence',
    'classification',
    'banner',
    'briefing',
    'guide',
  ],
  roles: ['roles'],
  clock: ['clock', 'pacing', 'moreTime', 'scoring'],
  plan: ['milestones', 'gates', 'boards'],
  injects: ['injects', 'alternatives'],
  criteria: ['criteria', 'questions'],
  people: ['personas', 'channels', 'audiences'],
  documents: ['documents', 'templates'],
  metrics: ['metrics'],
  tests: ['tests', 'accepted'],
} as const satisfies Record<string, readonly string[]>

export type PanelName = keyof typeof PANELS
export const PANEL_NAMES = Object.keys(PANELS) as PanelName[]

/** The panel in which a place of the file is edited. */
export function panelOf(path: Path): PanelName {
  const top = String(path[0] ?? '')
  return PANEL_NAMES.find((name) => (PANELS[name] as readonly string[]).includes(top)) ?? 'story'
}

export function isPanel(name: string): name is PanelName {
  return Object.hasOwn(PANELS, name)
}
