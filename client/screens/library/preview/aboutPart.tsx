import { Markdown } from '#client/components/markdown.tsx'
import { RoleBadge } from '#client/components/roleBadge.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import type { Model } from '#client/screens/debrief/model.ts'
import { useSimText } from '#client/useClock.ts'
import { languageName } from '../toolbar.tsx'
import { useCardWords } from '../words.ts'
import { DayRoom } from './dayRoom.tsx'
import css from './preview.module.css'
import type { Day, Loaded } from './usePreview.ts'

/** What the scenario says of itself. */
export function AboutPart({ loaded, day }: { loaded: Loaded; day: Day }) {
  const { t } = useTranslation('library')
  return (
    <div className={css.about}>
      <div className={css.reading}>
        <section>
          <h2>{t('about.summary')}</h2>
          <p className={css.summary}>{loaded.card.summary}</p>
        </section>
        <DayRoom day={day}>{(model) => <Told model={model} />}</DayRoom>
      </div>
      <InShort loaded={loaded} />
    </div>
  )
}

function InShort({ loaded: { card } }: { loaded: Loaded }) {
  const { t } = useTranslation('library')
  const words = useCardWords()
  const { facts } = card
  const rows: [string, string][] = facts
    ? [
        ...(facts.kind ? ([[t('about.kind'), t(`kind.${facts.kind}`)]] satisfies [string, string][]) : []),
        [t('about.length'), words.extent(facts, card)],
        [t('about.difficulty'), words.bots(card)],
        [t('about.played'), words.played(card)],
        [t('about.language'), languageName(facts.language)],
        [t('about.version'), facts.version],
        ...(facts.licence ? ([[t('about.licence'), facts.licence]] satisfies [string, string][]) : []),
        [t('about.id'), card.id],
      ]
    : []
  return (
    <aside className={css.short} aria-label={t('about.facts')}>
      <h2>{t('about.facts')}</h2>
      <dl>
        {rows.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

function Told({ model }: { model: Model }) {
  const { brief } = model
  const { t } = useTranslation('library')
  const simText = useSimText()
  const roleName = (id: string) => brief.roles.find((role) => role.id === id)?.name ?? id
  const day = t('about.day', {
    from: simText(0, { seconds: false }),
    to: simText(brief.clock.end, { seconds: false }),
    city: brief.clock.city,
  })
  return (
    <>
      <section>
        <h2>{t('about.clock')}</h2>
        <p>{day}</p>
      </section>
      <section>
        <h2>{t('about.roles')}</h2>
        <ul className={css.roles}>
          {brief.roles.map(({ id, name, duty }) => (
            <li key={id}>
              <RoleBadge role={id} />
              <span>
                <strong>{name}</strong> {duty}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('about.criteria')}</h2>
        <ol>
          {brief.criteria.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('about.plan')}</h2>
        <ul className={css.plan}>
          {brief.milestones.map(({ id, at, title, owner }) => (
            <li key={id}>
              <Time sim={at} /> {title} <span className={css.muted}>{roleName(owner)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('about.briefing')}</h2>
        <Markdown text={brief.briefing} level={3} />
      </section>
      <section>
        <h2>{t('about.questions')}</h2>
        <ul>
          {brief.questions.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
