/** Where a scenario lets something happen: every list of effects, with the moment that sets it off. */
import type { Effect } from '#shared/scenario/effect.ts'
import type { Scenario } from '#shared/scenario.ts'
import { namesOfRepeated } from '#shared/scriptInject.ts'
import type { Path } from '../source.ts'

export interface Site {
  path: Path
  /** Key of the moment, such as `step/checksum/rebuild`. */
  cause: string
  effects: readonly Effect[]
}

export function sitesOf({ milestones, injects }: Scenario): Site[] {
  const found: Site[] = []
  const add = (path: Path, cause: string, effects: readonly Effect[]) => {
    if (effects.length > 0) found.push({ path, cause, effects })
  }
  for (const [id, { effects, checklist }] of Object.entries(milestones)) {
    const path = ['milestones', id]
    add([...path, 'effects'], `milestone/${id}/done`, effects)
    for (const [item, { effects: ofItem }] of Object.entries(checklist))
      add([...path, 'checklist', item, 'effects'], `item/${id}/${item}`, ofItem)
  }
  for (const [id, inject] of Object.entries(injects)) {
    const path = ['injects', id]
    for (const name of namesOfRepeated(id, inject))
      add([...path, 'effects'], `delivered/${name}`, inject.effects)
    const { issue } = inject
    if (!issue) continue
    const inside = [...path, 'issue']
    for (const [option, { effects }] of Object.entries(issue.options))
      add([...inside, 'options', option, 'effects'], `decided/${id}/${option}`, effects)
    for (const [step, { effects }] of Object.entries(issue.steps))
      add([...inside, 'steps', step, 'effects'], `step/${id}/${step}`, effects)
    for (const [phase, effects] of Object.entries(issue.onLimit))
      add([...inside, 'onLimit', phase], `limitPassed/${id}/${phase}`, effects)
    add([...inside, 'onResolved'], `resolved/${id}`, issue.onResolved)
  }
  return found
}
