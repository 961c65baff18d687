/** The transport bar: time, hold, speed, the way to the end, skipping; then the room, its people and help. */
import { BarHelp } from '#client/components/barHelp.tsx'
import { ClockGroup } from '#client/components/clockGroup.tsx'
import { PHONE, useMedia, WIDE } from '#client/useMedia.ts'
import { BarMenu } from './barMenu.tsx'
import { HoldButton } from './holdButton.tsx'
import { JudgeBadge } from './judgeBadge.tsx'
import { Pacing } from './pacing.tsx'
import { PeopleOnline } from './peopleOnline.tsx'
import { RoomCodeButton } from './roomCodeButton.tsx'
import { SkipButton } from './skipButton.tsx'
import { SpeedGroup } from './speedGroup.tsx'
import { SpeedMenu } from './speedMenu.tsx'
import css from './transport.module.css'

export function Transport() {
  const phone = useMedia(PHONE)
  const wide = useMedia(WIDE)
  return (
    <div className={css.bar}>
      <div className={css.clock}>
        <ClockGroup compact />
      </div>
      {!phone && <HoldButton />}
      {wide ? <SpeedGroup /> : <SpeedMenu />}
      <Pacing />
      {!phone && <SkipButton />}
      <div className={css.end}>
        <JudgeBadge />
        {!phone && <RoomCodeButton />}
        <PeopleOnline />
        <BarMenu />
        {wide && <BarHelp />}
      </div>
    </div>
  )
}
