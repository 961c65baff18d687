import { describe, expect, test } from 'vitest'
import { panelOf } from '#client/screens/editor/list/panels.ts'
import { newInject, newIssue } from '#client/screens/editor/list/seeds.ts'
import { formOf, nameOfForm, seedOf, shapeOf } from '#client/screens/editor/list/shapeOf.ts'
import { named } from '#client/screens/editor/new/named.ts'
import { formsAt, schemaAt } from '#client/screens/editor/schema/jsonSchema.ts'
import { kindAt, referencesTo } from '#client/screens/editor/schema/references.ts'
import { type Edit, edited } from '#client/screens/editor/text/edit.ts'
import { readFile } from '#client/screens/editor/text/file.ts'
import { freeId, idFrom } from '#client/screens/editor/text/ids.ts'
import { dotted, type Path, pathOf } from '#client/screens/editor/text/path.ts'
import { checkScenario } from '#server/scenario/check.ts'
import { readText } from '../../house/source.ts'
import { DAY } from './day.ts'
import { SCHEMA } from './schema.ts'

const { value } = readFile(DAY)
const TEMPLATE = readText('client/screens/editor/new/template.yaml')
const problemsIn = (text: string) =>
  checkScenario(text, 'scenario.yaml').problems.map(({ path, message }) => `${path}: ${message}`)
const shape = (name: string) => {
  const path = pathOf(name)
  return shapeOf(SCHEMA, schemaAt(SCHEMA, path, value) ?? {}, { path, value })
}

describe('names', () => {
  test('[ED20] a change of an id reaches each place that names it, and no other', () => {
    const uses = (path: Path) => referencesTo(value, path).map(dotted)
    expect(uses(['personas', 'bob'])).toEqual(['injects.early.effects.1.from', 'injects.late.from'])
    expect(uses(['injects', 'late'])).toEqual([
      'injects.after-late.trigger.follows',
      'injects.once.trigger.when.any.0.of',
      'injects.once.trigger.when.any.1.decided',
      'criteria.mended.when.resolved',
    ])
    expect(uses(['injects', 'late', 'issue', 'steps', 'mend'])).toEqual([
      'injects.late.issue.options.mend.steps.0',
      'injects.late.issue.steps.tell.after.0',
      'injects.once.trigger.when.any.0.step',
    ])
    expect(uses(['injects', 'late', 'issue', 'options', 'mend'])).toEqual([
      'injects.once.trigger.when.any.1.options.0',
    ])
    expect(uses(['milestones', 'tag'])).toEqual(['clock.anchor'])
    expect(uses(['roles', 'order'])).toEqual([
      'injects.late.issue.steps.tell.role',
      'injects.once.to.0',
      'injects.window.to.1',
    ])
  })

  test('[ED20] texts that happen to be an id are no names', () => {
    expect(kindAt(['injects', 'early', 'effects', 1, 'text'], value)).toBeNull()
    expect(kindAt(['roles', 'order'], value)).toBeNull()
    expect(kindAt(['clock', 'from'], value)).toBeNull()
  })

  test('[ED21] ids for new entries come from their titles and are free', () => {
    expect(idFrom('Größter Ärger: 3 Nutzer!')).toBe('gro-ter-arger-3-nutzer')
    expect(idFrom('2026', 'inject')).toBe('inject')
    expect([freeId(value, ['roles'], 'lead'), freeId(value, ['roles'], 'new')]).toEqual(['lead-2', 'new'])
  })
})

describe('forms from the schema', () => {
  test.each([
    ['title', 'line'],
    ['briefing', 'text'],
    ['kind', 'words'],
    ['clock', 'mapping'],
    ['clock.anchor', 'name'],
    ['roles', 'record'],
    ['roles.lead.lead', 'flag'],
    ['roles.lead.tasks', 'list'],
    ['injects.late.to', 'names'],
    ['injects.late.trigger', 'variants'],
    ['injects.late.effects', 'list'],
    ['injects.late.issue.steps.tell.after', 'names'],
    ['metrics.downloads.start', 'number'],
    ['criteria.mended.when', 'variants'],
  ])('[ED22] %s is edited as %s', (path, is) => {
    expect(shape(path).is).toBe(is)
  })

  test('[ED22] a union knows its forms apart, by their words and by the keys they must have', () => {
    const forms = formsAt(SCHEMA, ['injects', 'late', 'trigger'])
    expect(forms.map(nameOfForm)).toEqual(
      expect.arrayContaining([
        'at',
        'between',
        'when',
        'follows+after',
        'by=facilitator',
        'by=effect',
        'by=practice',
      ]),
    )
    const is = (trigger: object) => nameOfForm(forms[formOf(forms, trigger)] ?? {})
    expect(is({ by: 'practice' })).toBe('by=practice')
    expect(is({ follows: 'x', between: ['1 min', '2 min'] })).toBe('follows+between')
    expect(is({ when: { opened: 'x' }, after: '1 min' })).toBe('when')
    expect(seedOf(SCHEMA, forms[0] ?? {})).toEqual({ at: expect.any(String) })
  })

  test('[ED23] every key at the top has its panel', () => {
    const homeless = Object.keys(SCHEMA.properties ?? {}).filter((key) => panelOf([key]) === 'story')
    expect(homeless).toEqual(
      [
        'launchroom',
        'id',
        'title',
        'summary',
        'kind',
        'tags',
        'licence',
        'language',
        'version',
        'classification',
        'banner',
        'briefing',
        'guide',
      ].filter((key) => homeless.includes(key)),
    )
  })
})

describe('what new things begin as', () => {
  test('[ED24] a new scenario has no findings, under any title', () => {
    expect(problemsIn(TEMPLATE)).toEqual([])
    const own = named(TEMPLATE, { id: 'my-own', title: 'Mine: "the first" #1' })
    expect(problemsIn(own)).toEqual([])
    expect(readFile(own).value).toMatchObject({ id: 'my-own', title: 'Mine: "the first" #1' })
  })

  test('[ED24] neither has a new inject, nor one that is made an issue', () => {
    const file = readFile(TEMPLATE)
    const { id, edit } = newInject(file.value, 'Too many questions', 'errors')
    const with1 = edited(file, [edit]).file
    expect(problemsIn(with1.text)).toEqual([])
    const issue: Edit = { put: ['injects', id, 'issue'], value: newIssue(with1.value, id) }
    const errors = checkScenario(edited(with1, [issue]).file.text, 'x.yaml').problems.filter(
      ({ severity }) => severity === 'error',
    )
    expect(errors).toEqual([])
  })
})
