import { Shape, type ShapeName } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioProblem } from '#shared/library.ts'
import { useEditing } from '../editing.tsx'
import { pathOf } from '../text/path.ts'
import css from './findings.module.css'
import { pageOf } from './pageOf.ts'

const SHAPE: Record<ScenarioProblem['severity'], ShapeName> = {
  error: 'not-met',
  warning: 'warning',
  note: 'info',
}
const RANK: Record<ScenarioProblem['severity'], number> = { error: 0, warning: 1, note: 2 }

/** The findings, errors first; on a phone the list makes way for the place it led to. */
export function FindingList(props: { problems: readonly ScenarioProblem[]; onClose: () => void }) {
  const { problems, onClose } = props
  const { jump } = useEditing()
  const { t } = useTranslation('editor')
  const sorted = problems.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
  return (
    <ul className={css.list}>
      {sorted.map((one) => (
        <li key={`${one.code}.${one.path}.${one.line}.${one.column}.${one.message}`} className={css.finding}>
          <button
            type="button"
            className={css.jump}
            onClick={() => {
              if (window.innerWidth < 720) onClose()
              jump(pathOf(one.path), one)
            }}
          >
            <span className={css.severity} data-tone={one.severity === 'error' ? 'error' : 'warning'}>
              <Shape name={SHAPE[one.severity]} />
              <span className="visually-hidden">{t(`severity.${one.severity}`)}</span>
            </span>
            <span className={css.message}>{one.message}</span>
            <span className={css.place}>{t('lineAt', { line: one.line, path: one.path })}</span>
          </button>
          <a href={pageOf(one.code)} target="_blank" rel="noreferrer" className={css.page}>
            {one.code}
            <span className="visually-hidden"> {t('why')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
