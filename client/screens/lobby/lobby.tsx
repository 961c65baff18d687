/**
 * The room before it is live. Participants find their seat and get ready; facilitators see the same seats and what they
 * need beside them. Which is asked for decides what stands there, not what is allowed: that the room knows.
 */
import { useState } from 'react'
import { BarHelp } from '#client/components/barHelp.tsx'
import { Chip } from '#client/components/chip.tsx'
import { Panel } from '#client/components/panel.tsx'
import { RoomShell } from '#client/components/roomShell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { useRoom } from '#client/room.tsx'
import { spacedCode } from '#client/roomCode.ts'
import { useTitle } from '#client/useTitle.ts'
import type { RoleId } from '#shared/ids.ts'
import { BriefingPanel } from './briefingPanel.tsx'
import css from './lobby.module.css'
import { MySeat } from './mySeat.tsx'
import { MySetup } from './mySetup.tsx'
import { SeatGrid } from './seatGrid.tsx'
import { useSeatVoice } from './useSeatVoice.ts'
import { WithoutSeat } from './withoutSeat.tsx'

/** Participants do not load what only facilitators see. */
const FacilitatorPanels = lazyPart(async () => (await import('./facilitatorPanels.tsx')).FacilitatorPanels)

export function Lobby(props: { as: 'participant' | 'facilitator'; strips?: React.ReactNode }) {
  const { t } = useTranslation(['lobby', 'common'])
  const title = useRoom((room) => room.view.brief?.title ?? '')
  useTitle(t('pageTitle', { title }))
  useSeatVoice()
  return (
    <RoomShell heading={null} bar={<LobbyBar as={props.as} />} strips={props.strips}>
      <div className={css.page}>
        <LobbyHead as={props.as} />
        {props.as === 'facilitator' ? <FacilitatorColumns /> : <ParticipantColumns />}
      </div>
    </RoomShell>
  )
}

function LobbyBar({ as }: { as: 'participant' | 'facilitator' }) {
  const { t } = useTranslation(['lobby', 'common'])
  const code = useRoom((room) => room.view.code ?? '')
  const name = useRoom((room) => room.names[room.you?.person ?? ''] ?? t('noName'))
  return (
    <>
      <strong className={css.product}>{t('common:product')}</strong>
      <span className={css.code}>
        <span className={css.codeLabel}>{t('code')}</span>
        <span className={css.codeText}>{spacedCode(code)}</span>
      </span>
      <span className={css.who}>
        <Chip>{as === 'facilitator' ? t('asFacilitator') : t('asYou', { name })}</Chip>
      </span>
      <span className={css.help}>
        <BarHelp />
      </span>
    </>
  )
}

function LobbyHead({ as }: { as: 'participant' | 'facilitator' }) {
  const { t } = useTranslation('lobby')
  const brief = useRoom((room) => room.view.brief)
  const briefed = useRoom((room) => room.view.state === 'briefing')
  if (!brief) return null
  return (
    <div className={css.head}>
      <h1>{brief.title}</h1>
      <p className={css.state}>
        <Chip tone={briefed ? 'accent' : 'plain'} shape={briefed ? 'running' : 'waiting'}>
          {briefed ? t('titleBriefing') : t('title')}
        </Chip>
        {words()}
      </p>
    </div>
  )

  function words(): string {
    if (as === 'facilitator') return briefed ? t('briefedFacilitator') : t('thenBrief')
    return briefed ? t('briefed') : t('waitBrief')
  }
}

function ParticipantColumns() {
  return (
    <div className={css.columns}>
      <div className={css.column}>
        <SeatsPanel facilitator={null} />
        <MySeat />
        <BriefingPanel />
      </div>
      <div className={css.column}>
        <MySetup />
      </div>
    </div>
  )
}

function FacilitatorColumns() {
  const [leftEmpty, setLeftEmpty] = useState<ReadonlySet<RoleId>>(new Set())
  const leave = (role: RoleId, empty: boolean) =>
    setLeftEmpty((before) => {
      const next = new Set(before)
      if (empty) next.add(role)
      else next.delete(role)
      return next
    })
  return (
    <div className={css.columns} data-facilitator="">
      <div className={css.seats}>
        <SeatsPanel facilitator={{ leftEmpty, leave }} />
      </div>
      <div className={css.side}>
        <FacilitatorPanels leftEmpty={leftEmpty} />
      </div>
      <div className={css.story}>
        <BriefingPanel />
      </div>
    </div>
  )
}

export interface FacilitatorSeats {
  leftEmpty: ReadonlySet<RoleId>
  leave: (role: RoleId, empty: boolean) => void
}

function SeatsPanel({ facilitator }: { facilitator: FacilitatorSeats | null }) {
  const { t } = useTranslation('lobby')
  const roles = useRoom((room) => room.view.brief?.roles.length ?? 0)
  const taken = useRoom(
    (room) => new Set(Object.values(room.view.people).flatMap(({ role }) => role ?? [])).size,
  )
  return (
    <Panel title={t('seats')} aside={t('seatsTaken', { taken, count: roles })}>
      <SeatGrid facilitator={facilitator} />
      <WithoutSeat facilitator={facilitator !== null} />
    </Panel>
  )
}
