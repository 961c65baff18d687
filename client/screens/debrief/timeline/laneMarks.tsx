/** The small signs in a lane, each with a shape of its own: injects, votes, calls, posts, words. */

import { Shape, type ShapeName } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useSimText } from '#client/useClock.ts'
import type { LaneMark } from '#shared/timelineLanes.ts'
import { useDebrief } from '../context.tsx'
import css from './lanes.module.css'

const SIZE = 13

/** Drawn around the point 0, 0. */
export function LaneMarkShape({ mark }: { mark: LaneMark }) {
  switch (mark.kind) {
    case 'inject':
      return mark.severity ? (
        <Sign shape={mark.severity} tone={mark.severity.toLowerCase()} />
      ) : (
        <path className={css.unrated} d="M0-6 6 0 0 6-6 0Z" data-issue={mark.issue || undefined} />
      )
    case 'vote':
      return <Sign shape={mark.vote} tone={mark.vote} />
    case 'call':
      return (
        <>
          <rect className={css.call} x={-9} y={-9} width={18} height={18} rx={3} data-tone={mark.vote} />
          <Sign shape={mark.vote} tone="call" />
        </>
      )
    case 'post':
      return <path className={css.post} d="M-5-5H5V3H0L-3 6V3H-5Z" />
    case 'word':
      return mark.item === 'mark' ? (
        <path className={css.flag} d="M-4 7V-6H5L3-2.5 5 1H-4" />
      ) : (
        <path className={css.post} d="M-5-5H5V3H0L-3 6V3H-5Z" data-own="" />
      )
  }
}

function Sign({ shape, tone }: { shape: ShapeName; tone: string }) {
  return (
    <g className={css.sign} data-tone={tone} transform={`translate(${-SIZE / 2} ${-SIZE / 2})`}>
      <Shape name={shape} size={SIZE} />
    </g>
  )
}

/** What the pointer reads over a mark and those that it stands for. */
export function useMarkTitle(): (mark: LaneMark, more: number) => string {
  const { model } = useDebrief()
  const { t } = useTranslation(['common', 'debrief'])
  const simText = useSimText()
  const titleOf = (item: string) =>
    model.brief.gates.find(({ id }) => id === item)?.title ?? model.titles[item] ?? item
  const own = (mark: LaneMark) => {
    const time = simText(mark.at)
    switch (mark.kind) {
      case 'inject':
        return t('debrief:timeline.inject', {
          time,
          severity: t(`severity.${mark.severity ?? 'none'}`),
          title: mark.title,
        })
      case 'vote':
      case 'call':
        return t(`debrief:timeline.${mark.kind}`, {
          time,
          vote: t(`vote.${mark.vote}`),
          title: titleOf(mark.item),
        })
      case 'post':
        return t('debrief:timeline.post', {
          time,
          channel: model.brief.channels.find(({ id }) => id === mark.item)?.name ?? mark.item,
          text: mark.text,
        })
      case 'word':
        return t(`debrief:timeline.${mark.item}`, { time, text: mark.text })
    }
  }
  return (mark, more) =>
    more > 0 ? t('debrief:timeline.andMore', { first: own(mark), count: more }) : own(mark)
}
