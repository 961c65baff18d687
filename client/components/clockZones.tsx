/** The clock as a button that shows the same instant in other zones. */
import { type ReactNode, useRef } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { clockText, deviceZone, offsetText } from '#client/clockText.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { useSettings } from '#client/settings.ts'
import { useClock, useServerTime } from '#client/useClock.ts'
import { MINUTE } from '#shared/time.ts'
import css from './clockGroup.module.css'

export function ClockZones(props: {
  look: { className: string }
  open: boolean
  focused: boolean
  children: ReactNode
}) {
  const { look, open, focused, children } = props
  const { t } = useTranslation()
  const start = useRef({ open, focused })
  return (
    <DialogTrigger defaultOpen={start.current.open}>
      <Button {...look} autoFocus={start.current.focused}>
        {children}
      </Button>
      <Popover className={css.popover ?? ''} placement="bottom start">
        <Dialog aria-label={t('clock.details')} className={css.zones ?? ''}>
          <OtherZones />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function OtherZones() {
  const { t } = useTranslation()
  const { sim } = useClock()
  const { hours } = useSettings()
  const clock = useRoom((room) => room.view.brief?.clock ?? null)
  const realMinute = useServerTime(toMinute)
  if (!clock) return null
  const instant = clock.epoch + sim
  const here = deviceZone()
  const rows = [
    {
      name: `${clock.city}, ${offsetText(instant, clock.zone)}`,
      text: clockText(instant, { zone: clock.zone, hours }),
    },
    {
      name: `${t('clock.here')}, ${offsetText(instant, here)}`,
      text: clockText(instant, { zone: here, hours }),
    },
    { name: t('clock.utc'), text: clockText(instant, { zone: 'UTC', hours }) },
    { name: t('clock.real'), text: clockText(realMinute, { zone: here, hours }, { seconds: false }) },
  ]
  return (
    <dl>
      {rows.map(({ name, text }) => (
        <div key={name} className={css.row}>
          <dt>{name}</dt>
          <dd className="mono">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

const toMinute = (now: number) => Math.floor(now / MINUTE) * MINUTE
