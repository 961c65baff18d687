import { Select } from '#client/components/choice.tsx'
import { TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { MSEL_ROLES, type MselColumn, type MselRole } from '#shared/msel.ts'
import css from './sheets.module.css'
import type { Choices, Source } from './useImport.ts'

interface Props {
  source: Source
  choices: Choices
  change: (next: Partial<Choices>) => void
}

/** What the columns are, and how times are read. */
export function ColumnsStep({ source, choices, change }: Props) {
  const { t } = useTranslation('sheets')
  const { sheet: ours } = source
  const looked = ours?.read.sheets[choices.sheet]
  const carries = ours?.read.carries ?? false
  return (
    <>
      {carries && <p>{t('columns.carries')}</p>}
      {ours && ours.read.sheets.length > 1 && (
        <Select
          label={t('columns.sheet')}
          options={ours.read.sheets.map(({ name }, index) => ({ id: String(index), label: name }))}
          value={String(choices.sheet)}
          onChange={(id) => change({ sheet: Number(id) })}
        />
      )}
      {!carries && <Times source={source} choices={choices} change={change} />}
      {looked && (
        <>
          <p>
            {t('columns.what')}{' '}
            <span className={css.quiet}>
              {t('columns.rows', { count: looked.rows, header: looked.headerRow })}
            </span>
          </p>
          <Columns
            columns={looked.columns}
            roles={choices.columns}
            set={(index, role) =>
              change({ columns: choices.columns.map((one, at) => (at === index ? role : one)) })
            }
          />
        </>
      )}
    </>
  )
}

function Times({ source, choices, change }: Props) {
  const { t } = useTranslation('sheets')
  const { title, zone, date, start } = choices
  return (
    <fieldset className={css.times}>
      <legend className="visually-hidden">{t('columns.times')}</legend>
      <TextField
        label={t('columns.name')}
        value={title}
        maxLength={300}
        onChange={(next) => change({ title: next })}
      />
      <TextField
        label={t('columns.zone')}
        hint={source.sheet ? t('columns.zoneHint') : t('columns.zoneHintPlan')}
        value={zone}
        maxLength={60}
        spellCheck={false}
        onChange={(next) => change({ zone: next })}
      />
      <TextField
        label={t('columns.date')}
        hint={t('columns.dateHint')}
        value={date}
        maxLength={10}
        onChange={(next) => change({ date: next })}
      />
      {source.sheet && (
        <TextField
          label={t('columns.start')}
          hint={t('columns.startHint')}
          value={start}
          maxLength={8}
          onChange={(next) => change({ start: next })}
        />
      )}
    </fieldset>
  )
}

function Columns(props: {
  columns: readonly MselColumn[]
  roles: readonly MselRole[]
  set: (index: number, role: MselRole) => void
}) {
  const { columns, roles, set } = props
  const { t } = useTranslation('sheets')
  const options = MSEL_ROLES.map((id) => ({ id, label: t(`columns.is.${id}`) }))
  return (
    <table className={css.table} data-stack="">
      <thead>
        <tr>
          <th scope="col">{t('columns.header')}</th>
          <th scope="col">{t('columns.samples')}</th>
          <th scope="col">{t('columns.role')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ header, samples, why, role }, index) => {
          const name = header === '' ? t('columns.nameless', { number: index + 1 }) : header
          if (header === '' && samples.length === 0) return null
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name.
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                <div className={css.samples}>{samples.join(' · ')}</div>
              </td>
              <td>
                <Select
                  label={name}
                  hideLabel
                  options={options}
                  value={roles[index] ?? 'keep'}
                  onChange={(next) => set(index, next)}
                  {...(why !== 'none' && roles[index] === role ? { hint: t(`columns.why.${why}`) } : {})}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
