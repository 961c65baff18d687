import { Chip, SeverityChip } from '#client/components/chip.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Model } from '#client/screens/debrief/model.ts'
import { type Coming, comingIn } from './coming.ts'
import { DayRoom } from './dayRoom.tsx'
import css from './preview.module.css'
import type { Day } from './usePreview.ts'

/** Every inject in the order of the day, with what sends it. */
export function InjectsPart({ day }: { day: Day }) {
  const { t } = useTranslation('library')
  return (
    <div className={css.play}>
      <p className={css.muted}>{t('injects.intro')}</p>
      <DayRoom day={day}>{(model) => <Table model={model} />}</DayRoom>
    </div>
  )
}

function Table({ model }: { model: Model }) {
  const { t } = useTranslation('library')
  const { roles } = model.brief
  const namesOf = (to: readonly string[]) =>
    to.length === roles.length
      ? t('injects.everyone')
      : to.map((id) => roles.find((role) => role.id === id)?.name ?? id).join(', ')
  return (
    <section className={css.wide} aria-label={t('injects.table')} tabIndex={-1}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('injects.when')}</th>
            <th scope="col">{t('injects.what')}</th>
          </tr>
        </thead>
        <tbody>
          {comingIn(model.facts.map(({ fact }) => fact)).map((coming) => (
            <tr key={coming.id} data-off={coming.kind === 'notDrawn' || undefined}>
              <td className={css.when}>
                <When coming={coming} />
              </td>
              <td>
                <span className={css.what}>
                  {coming.title}
                  {coming.severity && <SeverityChip severity={coming.severity} />}
                  {coming.issue && <Chip tone="accent">{t('injects.issue')}</Chip>}
                </span>
                <p className={css.muted}>
                  {t('injects.to', { roles: namesOf(coming.to) })}
                  {coming.rule && ` · ${coming.rule}`}
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function When({ coming }: { coming: Coming }) {
  const { t } = useTranslation('library')
  if (coming.kind === 'practice') return t('injects.practice')
  if (coming.kind === 'notDrawn') return t('injects.notDrawn')
  if (coming.at === null) return coming.kind === 'manual' ? t('injects.byHand') : t('injects.later')
  return <Time sim={coming.at} />
}
