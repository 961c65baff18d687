/** A day without people on the lanes of the debrief: play, pause, scrub, and what each seat saw at that moment. */
import { useMemo, useRef, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { DebriefContext, type DebriefParts } from '#client/screens/debrief/context.tsx'
import type { Model } from '#client/screens/debrief/model.ts'
import { createPlayhead } from '#client/screens/debrief/playhead.ts'
import { ThenPanel } from '#client/screens/debrief/then/thenPanel.tsx'
import { TimelinePanel } from '#client/screens/debrief/timeline/timelinePanel.tsx'
import { SKILLS } from '#shared/runs.ts'
import type { Eyes } from '#shared/timelinePast.ts'
import { aboutText } from '../words.ts'
import { DayRoom } from './dayRoom.tsx'
import css from './preview.module.css'
import type { Asked, PreviewData } from './usePreview.ts'

export function PlayPart({ preview }: { preview: PreviewData }) {
  const { t } = useTranslation('library')
  return (
    <div className={css.play}>
      <p className={css.muted}>{t('play.intro')}</p>
      <Choose preview={preview} />
      <DayRoom day={preview.day}>{(model) => <Played model={model} />}</DayRoom>
    </div>
  )
}

function Choose({ preview: { asked, playing, play } }: { preview: PreviewData }) {
  const { t } = useTranslation('library')
  const again = (next: Partial<Asked>) => play({ ...asked, ...next })
  return (
    <div className={css.choose}>
      <Select
        label={t('play.skill')}
        options={SKILLS.map((id) => ({ id, label: t(`skill.${id}`) }))}
        value={asked.skill}
        onChange={(skill) => again({ skill })}
      />
      <p>
        {t('play.seed')} <span className="mono">{asked.seed}</span>
      </p>
      <Button isPending={playing} onPress={() => again({ seed: asked.seed + 1 })}>
        {playing ? t('play.playing') : t('play.another')}
      </Button>
    </div>
  )
}

function Played({ model }: { model: Model }) {
  const { t } = useTranslation(['library', 'common'])
  const latest = useRef(model)
  latest.current = model
  const [playhead] = useState(() => createPlayhead(() => latest.current))
  const [eyes, setEyes] = useState<Eyes>('facilitator')
  const parts = useMemo(
    (): DebriefParts => ({ model, playhead, facilitator: true, eyes, setEyes, showFact: playhead.toFact }),
    [model, playhead, eyes],
  )
  const { passed, team } = model.data.score
  const percent = `${Math.round(team.percent)} %`
  return (
    <DebriefContext value={parts}>
      <div className={css.played}>
        <p>
          {t(passed ? 'play.passed' : 'play.failed', { percent })}{' '}
          {t('play.took', { time: aboutText(model.realMs, t) })}
        </p>
        <TimelinePanel />
        <ThenPanel />
      </div>
    </DebriefContext>
  )
}
