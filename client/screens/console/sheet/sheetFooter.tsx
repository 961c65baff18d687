import { Button } from '#client/components/button.tsx'
import { Time } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { ariaKeys, useActions } from '#client/shortcuts.ts'
import { useCommand } from '#client/useCommand.ts'
import type { SheetRow } from '#shared/fact.ts'
import { Refused } from '../refused.tsx'
import css from './sheetFooter.module.css'
import { nextInject } from './sheetLines.ts'
import { useSheetActs } from './useSheetActs.ts'

/** The next inject, to be sent, put off or skipped. */
export function SheetFooter() {
  const { t } = useTranslation('console')
  const sheet = useRoom((room) => room.view.sheet)
  const next = nextInject(Object.values(sheet))
  return next ? <NextActs next={next} /> : <p className={css.none}>{t('sheet.noNext')}</p>
}

function NextActs({ next }: { next: SheetRow }) {
  const { t } = useTranslation('console')
  const command = useCommand()
  const acts = useSheetActs(next, command)
  const act = (id: string) => acts.find((one) => one.id === id)?.act ?? (() => {})
  useActions([{ id: 'sendNext', label: t('sheet.sendNext'), run: act('send') }])
  return (
    <>
      <p className={css.next}>
        <Time sim={next.at ?? 0} /> <span>{next.title}</span>
      </p>
      <Button
        variant="primary"
        isPending={command.pending}
        onPress={act('send')}
        aria-keyshortcuts={ariaKeys('sendNext')}
      >
        {t('sheet.sendNext')}
      </Button>
      <Button onPress={act('skip')}>{t('sheet.skip')}</Button>
      <Button onPress={act('later')}>{t('sheet.later')}</Button>
      <Refused problem={command.problem} onClose={command.clear} />
    </>
  )
}
