import { useRoom } from '#client/room.tsx'
import { HeldBand } from './heldBand.tsx'
import { IssueTiles } from './issueTiles.tsx'
import { MetricsRow } from './metricsRow.tsx'
import { PlanProgress } from './planProgress.tsx'
import { PollBoard } from './pollBoard.tsx'
import css from './runningScreen.module.css'
import { ScreenClock } from './screenClock.tsx'
import { useLastCall } from './useLastCall.ts'
import { WorkTiles } from './workTiles.tsx'

/** Time large, then what matters now: a poll while one runs, else who works, open issues, the plan and the metrics. */
export function RunningScreen() {
  const called = useLastCall()
  const poll = useRoom(({ view }) =>
    Object.values(view.polls).findLast((one) => one.state !== 'decided' || one.gate === called),
  )
  return (
    <div className={css.running}>
      <ScreenClock />
      <HeldBand />
      {poll ? (
        <>
          <PollBoard key={`${poll.gate}/${poll.round}`} poll={poll} />
          <IssueTiles openOnly />
        </>
      ) : (
        <>
          <WorkTiles />
          <IssueTiles />
          <MetricsRow />
        </>
      )}
      <PlanProgress />
    </div>
  )
}
