/** Facts of a card in words, the same on cards, in previews and where a room is opened. */
import { dayText } from '#client/clockText.ts'
import { type Translate, useTranslation } from '#client/i18n/index.ts'
import type { ScenarioCard, ScenarioFacts } from '#shared/library.ts'
import { HOUR, MINUTE } from '#shared/time.ts'

const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** `2 h 5 min`, to five minutes from an hour on: bots are no stopwatch. */
export function aboutText(ms: number, t: Translate<readonly ['library', 'common']>): string {
  const minutes = ms < HOUR ? Math.max(1, Math.round(ms / MINUTE)) : Math.round(ms / MINUTE / 5) * 5
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  if (m === 0) return t('card.hours', { h })
  return h === 0 ? t('common:duration.shortMinutes', { m }) : t('common:duration.shortHours', { h, m })
}

type Tried = Pick<ScenarioCard, 'difficulty'>

export function useCardWords() {
  const { t } = useTranslation(['library', 'common'])
  const extent = ({ injects, issues, simulatedMs }: ScenarioFacts, { difficulty }: Tried): string =>
    [
      ...(difficulty ? [t('card.real', { time: aboutText(difficulty.realMs, t) })] : []),
      t('card.simulated', { time: aboutText(simulatedMs, t) }),
      t('card.injects', { count: injects }),
      t('card.issues', { count: issues }),
    ].join(' · ')
  const role = ({ name, optional }: ScenarioFacts['roles'][number]): string =>
    optional ? t('card.optional', { role: name }) : name
  return {
    /** How long it takes and how much comes. */
    extent,
    /** Whom it is for, and its extent, a line each; nothing of a draft. */
    who: ({ facts, difficulty }: Tried & Pick<ScenarioCard, 'facts'>): string[] =>
      facts ? [facts.roles.map(role).join(', '), extent(facts, { difficulty })] : [],
    bots({ difficulty, facts, errors }: Pick<ScenarioCard, 'difficulty' | 'facts' | 'errors'>): string {
      if (!facts || errors > 0) return t('card.noTry')
      if (!difficulty) return t('card.notTried')
      const { expert, novice } = difficulty
      return t('card.bots', { expert: percentText(expert.rate), novice: percentText(novice.rate) })
    },
    played({ played }: Pick<ScenarioCard, 'played'>): string {
      const { rooms, lastAt, percent } = played
      if (lastAt === null) return t('card.neverPlayed')
      const average = percent === null ? [] : [t('card.average', { percent: `${Math.round(percent)} %` })]
      return [
        t('card.played', { count: rooms }),
        t('card.lastPlayed', { day: dayText(lastAt) }),
        ...average,
      ].join(', ')
    },
  }
}
