import { useMemo, useState } from 'react'
import { Chip } from '#client/components/chip.tsx'
import { TextField } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useRoom } from '#client/room.tsx'
import { findDocuments } from './documentSearch.ts'
import css from './documents.module.css'
import { useGo } from './place.tsx'
import { useSeat } from './seat.ts'

export function DocumentList() {
  const { t } = useTranslation('station')
  const { has } = useSeat()
  const documents = useRoom((room) => room.view.brief?.documents)
  const opened = useRoom((room) => room.view.documentsOpened)
  const [words, setWords] = useState('')
  const go = useGo()
  const found = useMemo(() => findDocuments(documents ?? [], words), [documents, words])
  return (
    <div className={css.documents}>
      <TextField
        label={t('documents.search')}
        type="search"
        value={words}
        onChange={setWords}
        hint={words.trim() === '' ? undefined : t('documents.found', { count: found.length })}
      />
      {found.length === 0 ? (
        <p className={css.muted}>{t('documents.none')}</p>
      ) : (
        <ul className={css.list}>
          {found.map(({ document, line }) => (
            <li key={document.id}>
              <button type="button" className={css.row} onClick={() => go.document(document.id)}>
                <span className={css.title}>{document.title}</span>
                <span className={css.meta}>
                  <Chip small>{t(`documents.kind.${document.kind as DocumentKind}`)}</Chip>
                  {(opened[document.id] ?? []).some(has) && (
                    <span className={css.muted}>{t('documents.opened')}</span>
                  )}
                </span>
                {line !== null && <span className={css.hit}>{line}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type DocumentKind = 'runbook' | 'playbook' | 'criteria' | 'template' | 'report'
