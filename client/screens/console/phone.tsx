/** The console on a phone: one pane at a time, and in reach of a thumb Hold, Send and Say. */
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '#client/components/button.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { runAction } from '#client/shortcuts.ts'
import { useCommand } from '#client/useCommand.ts'
import { HoldButton } from './bar/holdButton.tsx'
import { type Pane, useDesk } from './desk.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { LogPanel } from './log/logPanel.tsx'
import css from './panes.module.css'
import { Refused } from './refused.tsx'
import { RunSheet } from './sheet/runSheet.tsx'
import { nextInject } from './sheet/sheetLines.ts'
import { Stations } from './stations/stations.tsx'

const PANES: readonly Pane[] = ['sheet', 'stations', 'log', 'side']

export function PhonePanes() {
  const { pane } = useDesk()
  return (
    <div className={css.phone}>
      {pane === 'sheet' && <RunSheet />}
      {pane === 'stations' && <Stations fill />}
      {pane === 'log' && <LogPanel />}
      {pane === 'side' && <Inspector />}
    </div>
  )
}

export function PhoneFoot() {
  const { t } = useTranslation('console')
  const { pane, turnTo } = useDesk()
  const next = useRoom((room) => nextInject(Object.values(room.view.sheet)))
  const send = useCommand()
  const say = () => {
    turnTo('log')
    // The line belongs to the log, which has to be on the page first.
    setTimeout(() => runAction('console.say'), 0)
  }
  return (
    <div className={css.foot}>
      <div className={css.acts}>
        <div>
          <HoldButton wide />
        </div>
        <Button
          isDisabled={next === null}
          isPending={send.pending}
          onPress={() => next && void send.run({ type: 'inject.send', inject: next.inject })}
        >
          {t('phone.send')}
        </Button>
        <Button onPress={say}>{t('phone.say')}</Button>
      </div>
      <Refused problem={send.problem} onClose={send.clear} />
      <nav className={css.tabs} aria-label={t('phone.tabs')}>
        {PANES.map((one) => (
          <AriaButton
            key={one}
            className={css.tab ?? ''}
            aria-current={one === pane ? 'page' : 'false'}
            onPress={() => turnTo(one)}
          >
            {t(`phone.${one}`)}
          </AriaButton>
        ))}
      </nav>
    </div>
  )
}
