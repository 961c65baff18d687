import { PHASES } from '#client/closedLists.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useEdit, useEditing, useFile } from '../editing.tsx'
import { type Path, valueAt } from '../text/path.ts'
import css from './injects.module.css'
import { TypedField } from './typedField.tsx'

const COLUMNS = ['par', 'limit', 'prompt'] as const

/** How long each phase takes a good team, and how long it may take. */
export function PhaseTable({ path }: { path: Path }) {
  const { t } = useTranslation(['editor', 'common'])
  const { problems } = useEditing()
  const { value } = useFile()
  const edit = useEdit()
  return (
    <table className={css.phases} data-path={path.join('.')}>
      <caption>{t('phasesCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('phase')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`phaseColumn.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PHASES.map((phase) => (
          <tr key={phase}>
            <th scope="row">{t(`common:phase.${phase}`)}</th>
            {COLUMNS.map((column) => {
              const place = [...path, phase, column]
              return (
                <td key={column}>
                  <TypedField
                    path={place}
                    label={`${t(`common:phase.${phase}`)}, ${t(`phaseColumn.${column}`)}`}
                    hideLabel
                    hint=""
                    problem={problems.find((one) => one.path === place.join('.'))?.message ?? null}
                    value={valueAt(value, place)}
                    kind="line"
                    example=""
                    onCommit={(text) =>
                      edit({ put: place, value: text.trim() === '' ? undefined : text.trim() })
                    }
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
