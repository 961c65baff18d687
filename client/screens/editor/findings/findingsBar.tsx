/** How many errors and warnings there are, and the list of them; each leads to its place in the open view. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Shape, type ShapeName } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { ScenarioProblem } from '#shared/library.ts'
import { useEditing } from '../editing.tsx'
import { FindingList } from './findingList.tsx'
import css from './findings.module.css'

export function FindingsBar({ checked, fresh }: { checked: boolean; fresh: boolean }) {
  const { problems } = useEditing()
  const { t } = useTranslation('editor')
  const [open, setOpen] = useState(false)
  const count = (severity: ScenarioProblem['severity']) =>
    problems.filter((one) => one.severity === severity).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')]
  const words = [
    errors > 0 && t('errors', { count: errors }),
    warnings > 0 && t('warnings', { count: warnings }),
    notes > 0 && t('notes', { count: notes }),
  ].filter(Boolean)
  const shape: ShapeName = errors > 0 ? 'not-met' : warnings + notes > 0 ? 'warning' : 'done'
  const tone = errors > 0 ? 'error' : words.length > 0 ? 'warning' : 'fine'
  const said = (
    <span className={css.count} data-tone={checked ? tone : undefined}>
      {checked && <Shape name={shape} />}
      {!checked ? t('checking') : words.length > 0 ? words.join(', ') : t('noFindings')}
    </span>
  )
  return (
    <section className={css.bar} aria-label={t('findings')} aria-busy={!fresh} data-region="">
      {open && problems.length > 0 && <FindingList problems={problems} onClose={() => setOpen(false)} />}
      <div className={css.line}>
        {problems.length > 0 ? (
          <Button small variant="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
            {said}
          </Button>
        ) : (
          said
        )}
      </div>
    </section>
  )
}
