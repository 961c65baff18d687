/** A new scenario: from a small one that works, from one of the library, or from a file. */
import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { Button, LinkButton } from '#client/components/button.tsx'
import { RadioCards, Select } from '#client/components/choice.tsx'
import { FieldError, TextField } from '#client/components/field.tsx'
import { Shell } from '#client/components/shell.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { useTitle } from '#client/useTitle.ts'
import type { ScenarioCard } from '#shared/library.ts'
import { idFrom } from '../text/ids.ts'
import { named, numbered } from './named.ts'
import css from './new.module.css'
import template from './template.yaml?raw'

type From = 'template' | 'copy' | 'file'
const FROM: readonly From[] = ['template', 'copy', 'file']
const MOST_TRIES = 20

export function NewScenario() {
  const { t } = useTranslation(['editor', 'common'])
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const [cards, setCards] = useState<readonly ScenarioCard[]>([])
  const [from, setFrom] = useState<From>(search.has('copy') ? 'copy' : 'template')
  const [title, setTitle] = useState('')
  const [copyOf, setCopyOf] = useState(search.get('copy'))
  const [file, setFile] = useState<File | null>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useTitle(t('newTitle'))
  useEffect(() => {
    void libraryApi.cards().then((reply) => 'ok' in reply && setCards(reply.ok))
  }, [])

  const text = async (): Promise<string | null> => {
    if (from === 'template') return template
    if (from === 'file') return file ? file.text() : null
    const reply = copyOf === null ? null : await libraryApi.text(copyOf)
    return reply && 'ok' in reply ? reply.ok.text : null
  }
  const create = async () => {
    setPending(true)
    const source = await text()
    const failed = source === null ? t('newFailed', { message: '' }) : await save(source)
    setPending(false)
    setProblem(failed)
  }
  /** Null once it is there; else what is wrong. */
  const save = async (source: string): Promise<string | null> => {
    const id = idFrom(title, 'scenario')
    for (let number = 1; number <= MOST_TRIES; number += 1) {
      const reply = await libraryApi.add({
        text: named(source, { id: numbered(id, number), title: title.trim() }),
      })
      if ('ok' in reply) {
        go(`/editor/${reply.ok.id}`)
        return null
      }
      if (reply.code !== 'scenario.exists')
        return t('newFailed', { message: reply.message || t('common:errorOffline') })
    }
    return t('newFailed', { message: '' })
  }
  const isReady =
    title.trim() !== '' && (from !== 'copy' || copyOf !== null) && (from !== 'file' || file !== null)
  return (
    <Shell
      heading={null}
      bar={
        <LinkButton href="/library" variant="quiet">
          {t('toLibrary')}
        </LinkButton>
      }
    >
      <form
        className={css.page}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void create()
        }}
      >
        <h1>{t('newTitle')}</h1>
        <p>{t('newIntro')}</p>
        <TextField
          label={t('newName')}
          hint={t('newNameHint')}
          value={title}
          onChange={setTitle}
          maxLength={200}
        />
        <RadioCards
          label={t('newFrom')}
          options={FROM.map((id) => ({ id, label: t(`from.${id}`), detail: t(`from.${id}About`) }))}
          value={from}
          onChange={setFrom}
        />
        {from === 'copy' && (
          <Select
            label={t('newCopyOf')}
            options={cards.map((card) => ({ id: card.id, label: card.title }))}
            value={copyOf}
            placeholder={t('choose')}
            onChange={setCopyOf}
          />
        )}
        {from === 'file' && (
          <label className={css.file}>
            <b>{t('newFile')}</b>
            <input
              type="file"
              accept=".yaml,.yml,text/yaml"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </label>
        )}
        <div className={css.acts}>
          <Button type="submit" variant="primary" isDisabled={!isReady} isPending={pending}>
            {t('newCreate')}
          </Button>
          <FieldError problem={problem} />
        </div>
      </form>
    </Shell>
  )
}
