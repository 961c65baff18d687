import { useEffect, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { RadioCards } from '#client/components/choice.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useConnection, useRoom } from '#client/room.tsx'
import { useSimText } from '#client/useClock.ts'
import { useAnswerWords, useCommand } from '#client/useCommand.ts'
import type { Fact } from '#shared/fact.ts'
import { readTimeOfDay, simOfTimeOfDay } from '../clockField.ts'
import { useDesk } from '../desk.tsx'
import formCss from '../sheet/moveDialog.module.css'
import { nextInject } from '../sheet/sheetLines.ts'
import { useAskerNames } from './askerNames.ts'
import { SkipPreview } from './skipPreview.tsx'
import { skippedIn } from './skipped.ts'

type Looked = { facts: Fact[] } | { problem: string } | null

/** Skips to the next inject or to a time. What would be skipped is asked from the room and shown first. */
export function SkipDialog() {
  const { t } = useTranslation(['console', 'common'])
  const { open } = useDesk()
  const command = useCommand()
  const simText = useSimText()
  const next = useRoom((room) => nextInject(Object.values(room.view.sheet)))
  const clock = useRoom((room) => room.view.brief?.clock)
  const [way, setWay] = useState<'next' | 'time'>(next ? 'next' : 'time')
  const [text, setText] = useState('')
  const ofDay = readTimeOfDay(text)
  const time = ofDay === null || !clock ? null : simOfTimeOfDay(ofDay, clock)
  const to = way === 'next' ? null : time
  const ready = way === 'next' ? next !== null : time !== null
  const looked = usePreview(ready ? to : undefined)
  const until = looked && 'facts' in looked ? skippedIn(looked.facts)?.until : undefined
  const close = () => open(null)
  const skip = async () => {
    if (await command.run({ type: 'clock.skip', to })) close()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={t('skip.title')}
      footer={
        <>
          <Button
            variant="primary"
            isDisabled={until === undefined}
            isPending={command.pending}
            onPress={() => void skip()}
          >
            {until === undefined
              ? t('skip.confirm')
              : t('skip.confirmTo', { time: simText(until, { seconds: false }) })}
          </Button>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <FieldError problem={command.problem} />
        </>
      }
    >
      <div className={formCss.form}>
        <RadioCards
          label={t('skip.where')}
          options={[
            {
              id: 'next',
              label: t('skip.next'),
              detail: next ? `${simText(next.at ?? 0, { seconds: false })} ${next.title}` : t('sheet.noNext'),
            },
            { id: 'time', label: t('skip.time') },
          ]}
          value={way}
          onChange={setWay}
        />
        {way === 'time' && (
          <TextField
            label={t('move.field')}
            hint={t('move.hint', { city: clock?.city ?? '' })}
            problem={text !== '' && time === null ? t('move.wrong') : null}
            value={text}
            onChange={setText}
            inputMode="numeric"
          />
        )}
        {looked && 'problem' in looked && <FieldError problem={looked.problem} />}
        {looked && 'facts' in looked && <SkipPreview facts={looked.facts} />}
      </div>
    </Dialog>
  )
}

/** Plays the skip on a copy of the room; `undefined` asks nothing. */
function usePreview(to: number | null | undefined): Looked {
  const { preview } = useConnection()
  const words = useAnswerWords()
  const asked = useAskerNames()
  const [looked, setLooked] = useState<Looked>(null)
  useEffect(() => {
    setLooked(null)
    if (to === undefined) return
    let wanted = true
    void preview({ type: 'clock.skip', to }).then((answer) => {
      if (!wanted) return
      if ('facts' in answer) return setLooked({ facts: answer.facts })
      const named = 'refusal' in answer ? { ...answer, detail: asked(answer.detail) } : answer
      setLooked({ problem: words(named) ?? '' })
    })
    return () => {
      wanted = false
    }
  }, [to, preview, words, asked])
  return looked
}
