import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { SheetRow } from '#shared/fact.ts'
import css from './detail.module.css'

/** The options with their worth, for facilitators only; the chosen one is marked. */
export function OptionValues({ row, chosen }: { row: SheetRow; chosen: string | null }) {
  const { t } = useTranslation('console')
  return (
    <section>
      <h4 className={css.label}>{t('options.title')}</h4>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('options.option')}</th>
            <th scope="col" data-number="">
              {t('options.worth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row.options.map(({ id, label, quality, why }) => (
            <tr key={id} className={id === chosen ? css.now : undefined}>
              <th scope="row">
                {id === chosen && (
                  <>
                    <Shape name="done" size={12} />{' '}
                    <span className="visually-hidden">{t('options.chosen')} </span>
                  </>
                )}
                {label}
                {why !== '' && <p className={css.quiet}>{why}</p>}
              </th>
              <td data-number="">{quality}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
