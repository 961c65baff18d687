import { SEVERITIES } from '#client/closedLists.ts'
import { RadioCards, Select } from '#client/components/choice.tsx'
import { FieldError, TextArea, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import type { AdHocField, AdHocForm } from './adHoc.ts'
import css from './composer.module.css'
import { RolesField } from './rolesField.tsx'

interface FieldsProps {
  form: AdHocForm
  set: (changes: Partial<AdHocForm>) => void
  missing: readonly AdHocField[]
}

export function ComposerFields({ form, set, missing }: FieldsProps) {
  const { t } = useTranslation('console')
  const brief = useRoom((room) => room.view.brief)
  const problem = (field: AdHocField) => (missing.includes(field) ? t(`compose.problem.${field}`) : null)
  const named = (list: readonly { id: string; name: string }[] = []) =>
    list.map(({ id, name }) => ({ id, label: name }))
  return (
    <>
      <TextField
        label={t('compose.title')}
        problem={problem('title')}
        value={form.title}
        onChange={(title) => set({ title })}
        maxLength={200}
      />
      <TextArea
        label={t('compose.body')}
        hint={t('compose.bodyHint')}
        problem={problem('body')}
        rows={4}
        value={form.body}
        onChange={(body) => set({ body })}
        maxLength={5000}
      />
      <div className={css.two}>
        <div>
          <Select
            label={t('compose.from')}
            placeholder={t('compose.choose')}
            options={named(brief?.personas)}
            value={form.from}
            onChange={(from) => set({ from })}
          />
          <FieldError problem={problem('from')} />
        </div>
        <div>
          <Select
            label={t('compose.channel')}
            placeholder={t('compose.choose')}
            options={named(brief?.channels)}
            value={form.channel}
            onChange={(channel) => set({ channel })}
          />
          <FieldError problem={problem('channel')} />
        </div>
      </div>
      <RolesField value={form.to} onChange={(to) => set({ to })} problem={problem('to')} />
      <RadioCards
        label={t('compose.kind')}
        compact
        options={[
          { id: 'message', label: t('compose.message') },
          { id: 'issue', label: t('compose.issue') },
        ]}
        value={form.issue ? 'issue' : 'message'}
        onChange={(kind) =>
          set({
            issue:
              kind === 'message' ? null : { owner: form.to[0] ?? null, limitMinutes: '5', severity: null },
          })
        }
      />
      {form.issue && <IssueFields {...{ form, set, missing }} issue={form.issue} />}
      <TextArea
        label={t('compose.expected')}
        hint={t('compose.expectedHint')}
        rows={2}
        value={form.expected}
        onChange={(expected) => set({ expected })}
        maxLength={2000}
      />
      <TextField
        label={t('compose.at')}
        hint={t('compose.atHint', { city: brief?.clock.city ?? '' })}
        problem={problem('at')}
        value={form.at}
        onChange={(at) => set({ at })}
        inputMode="numeric"
      />
    </>
  )
}

function IssueFields({ issue, set, missing }: FieldsProps & { issue: NonNullable<AdHocForm['issue']> }) {
  const { t } = useTranslation('console')
  const roles = useRoom((room) => room.view.brief?.roles) ?? []
  const change = (changes: Partial<typeof issue>) => set({ issue: { ...issue, ...changes } })
  return (
    <div className={css.issue}>
      <Select
        label={t('compose.owner')}
        placeholder={t('compose.choose')}
        options={roles.map(({ id, name }) => ({ id, label: name }))}
        value={issue.owner}
        onChange={(owner) => change({ owner })}
      />
      <FieldError problem={missing.includes('owner') ? t('compose.problem.owner') : null} />
      <div className={css.two}>
        <TextField
          label={t('compose.limit')}
          type="number"
          min={1}
          max={240}
          problem={missing.includes('limit') ? t('compose.problem.limit') : null}
          value={issue.limitMinutes}
          onChange={(limitMinutes) => change({ limitMinutes })}
        />
        <Select
          label={t('compose.severity')}
          options={[
            { id: 'none', label: t('compose.severityNone') },
            ...SEVERITIES.map((severity) => ({ id: severity, label: severity })),
          ]}
          value={issue.severity ?? 'none'}
          onChange={(id) => change({ severity: SEVERITIES.find((one) => one === id) ?? null })}
        />
      </div>
      <p className={css.hint}>{t('compose.severityHint')}</p>
    </div>
  )
}
