/** Notices of this seat under the bar: a P0 that nobody here has opened, an item that went to somebody else. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Strip } from '#client/components/strip.tsx'
import { deviceDrafts } from '#client/drafts.ts'
import { useTranslation } from '#client/i18n/index.ts'
import { useFacts, useRoom } from '#client/room.tsx'
import { useSettings } from '#client/settings.ts'
import { keysOf, keysText } from '#client/shortcuts.ts'
import type { RoleId } from '#shared/ids.ts'
import { useDialogs } from './dialogs.tsx'
import { useNames } from './names.ts'
import { useGo } from './place.tsx'
import { useSeat } from './seat.ts'
import { textsOf } from './unsentTexts.ts'
import { useInboxRows } from './useInboxRows.ts'

export function StationStrips() {
  return (
    <>
      <AlarmStrip />
      <HandedStrip />
    </>
  )
}

function AlarmStrip() {
  const { t } = useTranslation('station')
  const row = useInboxRows().find((one) => one.unread && one.severity === 'P0')
  const keys = keysOf('openNewest', useSettings().keys)
  const go = useGo()
  if (!row) return null
  return (
    <Strip
      tone="alarm"
      action={
        <Button small onPress={() => go.open(row.opens, row.key)}>
          {keys === null ? t('alarm.open') : t('alarm.openKeys', { keys: keysText(keys) })}
        </Button>
      }
    >
      {t('alarm.text', { title: row.title })}
    </Strip>
  )
}

/** The item went to another role while this seat had text in it: the text is kept and can go along. */
function HandedStrip() {
  const { t } = useTranslation('station')
  const { code, has } = useSeat()
  const names = useNames()
  const show = useDialogs()
  const [handed, setHanded] = useState<{ issue: string; owner: RoleId; text: string } | null>(null)
  useFacts(({ facts }) => {
    for (const fact of facts) {
      if (fact.type !== 'issue.handedOver' || !has(fact.from) || has(fact.owner)) continue
      const text = textsOf(deviceDrafts(), `${code}.${fact.issue}.`).join('\n')
      setHanded({ issue: fact.issue, owner: fact.owner, text })
    }
  })
  const title = useRoom((room) => (handed ? (room.view.inbox[handed.issue]?.title ?? '') : ''))
  if (!handed) return null
  const { issue, owner, text } = handed
  return (
    <Strip
      action={
        <>
          {text !== '' && (
            <Button
              small
              onPress={() => {
                show({ kind: 'ask', issue, to: owner, text })
                setHanded(null)
              }}
            >
              {t('handed.send')}
            </Button>
          )}
          <Button small onPress={() => setHanded(null)}>
            {t('handed.close')}
          </Button>
        </>
      }
    >
      {t(text === '' ? 'handed.plain' : 'handed.text', { title, role: names.anyone(owner) })}
    </Strip>
  )
}
