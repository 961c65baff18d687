/** Code and name. What is wrong is said at the field as it is typed; what the server says, above the button. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { api, type Trouble } from '#client/api.ts'
import { Button } from '#client/components/button.tsx'
import { TextField } from '#client/components/field.tsx'
import { Shape } from '#client/components/shape.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { isCode, readCode, spacedCode } from '#client/roomCode.ts'
import { changeSettings, getSettings } from '#client/settings.ts'
import type { RoomInfo } from '#shared/protocol.ts'
import css from './joinForm.module.css'

const NAME_LENGTH = 40

/** `given` is the code of the address, as it came. */
export function JoinForm({ given }: { given: string }) {
  const { t } = useTranslation('join')
  const [, go] = useLocation()
  const [typed, setTyped] = useState(() => readCode(given))
  const [name, setName] = useState(() => getSettings().name)
  const [submitted, setSubmitted] = useState(false)
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const info = useRoomInfo(typed.code)
  const problems = { code: codeProblem(), name: nameProblem() }

  function codeProblem(): string | null {
    if (typed.wrong) return t('codeWrong', { character: typed.wrong.toUpperCase() })
    if (typed.tooLong) return t('codeLong')
    if (!submitted || isCode(typed.code)) return null
    return typed.code === '' ? t('codeMissing') : t('codeShort')
  }

  function nameProblem(): string | null {
    if (name.trim().length > NAME_LENGTH) return t('nameLong')
    return submitted && name.trim() === '' ? t('nameMissing') : null
  }

  async function join(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (pending) return
    setSubmitted(true)
    if (!isCode(typed.code) || typed.wrong || name.trim() === '' || name.trim().length > NAME_LENGTH) {
      // The first field with a problem; its text is beside it.
      const field = isCode(typed.code) && !typed.wrong ? 'name' : 'code'
      form.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus()
      return
    }
    setPending(true)
    setTrouble(null)
    changeSettings({ name: name.trim() })
    const reply = await api.join(typed.code, name.trim())
    setPending(false)
    if ('ok' in reply) go(`/room/${typed.code}`)
    else setTrouble(reply)
  }

  return (
    <form ref={form} className={css.form} noValidate onSubmit={(event) => void join(event)}>
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        problem={problems.code}
        value={typed.wrong ? `${typed.code}${typed.wrong}` : typed.code}
        onChange={(text) => {
          setTyped(readCode(text))
          setTrouble(null)
        }}
        code
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        autoFocus={!isCode(typed.code)}
        enterKeyHint="next"
      />
      {info && <AlreadyIn info={info} />}
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        problem={problems.name}
        value={name}
        onChange={setName}
        autoComplete="name"
        autoFocus={isCode(readCode(given).code)}
        enterKeyHint="go"
      />
      <TroubleNote trouble={trouble} info={info} />
      <Button type="submit" variant="primary" wide isPending={pending}>
        {pending ? t('joining') : t('join')}
      </Button>
    </form>
  )
}

/** What this browser is in a room already; asked once the code is complete. */
function useRoomInfo(code: string): RoomInfo | null {
  const [info, setInfo] = useState<RoomInfo | null>(null)
  useEffect(() => {
    setInfo(null)
    if (!isCode(code)) return
    let still = true
    const ask = async () => {
      const reply = await api.room(code)
      if (still && 'ok' in reply) setInfo(reply.ok)
    }
    void ask()
    return () => {
      still = false
    }
  }, [code])
  return info
}

function AlreadyIn({ info }: { info: RoomInfo }) {
  const { t } = useTranslation('join')
  const ended = info.state === 'debrief' || info.state === 'closed'
  if (!info.you.participant && !info.you.facilitator) return null
  const place = info.you.participant ? `/room/${info.code}` : `/console/${info.code}`
  return (
    <p className={css.note}>
      <Shape name="info" />
      <span>
        {ended ? t('ended') : t('goOn')}{' '}
        <Link href={ended ? `/debrief/${info.code}` : place}>
          {ended ? t('toDebrief') : t('goOnLink', { title: info.title || spacedCode(info.code) })}
        </Link>
      </span>
    </p>
  )
}

function TroubleNote({ trouble, info }: { trouble: Trouble | null; info: RoomInfo | null }) {
  const { t } = useTranslation('join')
  const seconds = useSecondsLeft(trouble)
  const ended = info?.state === 'debrief' || info?.state === 'closed'
  return (
    <div role="alert" className={css.trouble}>
      {trouble && (
        <>
          <Shape name="warning" />
          <span>
            {ended ? t('ended') : words()}
            {ended && (
              <>
                {' '}
                <Link href={`/debrief/${info.code}`}>{t('toDebrief')}</Link>
              </>
            )}
          </span>
        </>
      )}
    </div>
  )

  function words(): string {
    switch (trouble?.trouble) {
      case 'offline':
        return t('offline')
      case 'unknown':
        return t('unknown')
      case 'limited':
        return seconds > 0 ? t('tooMany', { seconds }) : t('tryNow')
      default:
        if (trouble?.code === 'room.locked') return t('locked')
        return trouble?.message || t('failed')
    }
  }
}

/** Counts down what a rate limit asks to wait. */
function useSecondsLeft(trouble: Trouble | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const wait = trouble?.trouble === 'limited' ? trouble.retryAfter : 0
    setLeft(wait)
    if (wait === 0) return
    const id = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000)
    return () => clearInterval(id)
  }, [trouble])
  return left
}
