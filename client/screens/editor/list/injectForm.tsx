import { Button } from '#client/components/button.tsx'
import { Tabs } from '#client/components/tabs.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { formsAt, formsOf, type JsonSchema } from '../schema/jsonSchema.ts'
import { labelOf } from '../schema/references.ts'
import { isMapping, valueAt } from '../text/path.ts'
import { EntryMenu } from './entryMenu.tsx'
import css from './injects.module.css'
import { MappingField } from './mappingField.tsx'
import { PhaseTable } from './phaseTable.tsx'
import { newIssue } from './seeds.ts'

const ISSUE_PARTS = {
  about: ['owner', 'truth', 'hints'],
  evidence: ['evidence'],
  assessment: ['assessment'],
  options: ['options'],
  steps: ['steps'],
} as const
type PartName = keyof typeof ISSUE_PARTS
const PARTS = Object.keys(ISSUE_PARTS) as PartName[]

/** One inject: what arrives, when and to whom; and if it is an issue, what there is to find out, decide and do. */
export function InjectForm({ id }: { id: string }) {
  const { schema: root, goTo } = useEditing()
  const { t } = useTranslation('editor')
  const { value } = useFile()
  const path = ['injects', id]
  const inject = valueAt(value, path)
  const form = root ? formsOf(root, formsAt(root, ['injects', id])[0] ?? {})[0] : undefined
  if (!form) return <p>{t('noSchema')}</p>
  const name = labelOf(inject) ?? id
  return (
    <section className={css.form} aria-label={name}>
      <div className={css.formHead}>
        <h3>{name}</h3>
        <code>{id}</code>
        <EntryMenu path={path} name={name} onMoved={(entry) => goTo({ panel: 'injects', entry })} />
      </div>
      <MappingField path={path} form={form} except={['issue']} />
      <IssueFields id={id} />
    </section>
  )
}

function IssueFields({ id }: { id: string }) {
  const { schema: root } = useEditing()
  const { t } = useTranslation('editor')
  const { value } = useFile()
  const edit = useEdit()
  const path = ['injects', id, 'issue']
  const issue = valueAt(value, path)
  const form = root ? formsAt(root, path)[0] : undefined
  if (!form) return null
  if (!isMapping(issue))
    return (
      <div className={css.makeIssue}>
        <p>{t('isMessage')}</p>
        <Button onPress={() => edit({ put: path, value: newIssue(value, id) })}>{t('makeIssue')}</Button>
      </div>
    )
  return (
    <section className={css.issue} aria-label={t('issue')}>
      <div className={css.formHead}>
        <h4>{t('issue')}</h4>
        <Button small variant="quiet" onPress={() => edit({ put: path, value: undefined })}>
          {t('makeMessage')}
        </Button>
      </div>
      <Tabs
        label={t('issueParts')}
        tabs={PARTS.map((part) => ({
          id: part,
          title: t(`issuePart.${part}`),
          content: <IssuePart path={path} form={form} part={part} />,
        }))}
      />
    </section>
  )
}

function IssuePart({ path, form, part }: { path: string[]; form: JsonSchema; part: PartName }) {
  const named = new Set<string>(['phases', ...Object.values(ISSUE_PARTS).flat()])
  const others = Object.keys(form.properties ?? {}).filter((key) => !named.has(key))
  const only = part === 'about' ? [...ISSUE_PARTS.about, ...others] : ISSUE_PARTS[part]
  return (
    <>
      {part === 'about' && <PhaseTable path={[...path, 'phases']} />}
      <MappingField path={path} form={form} only={only} />
    </>
  )
}
