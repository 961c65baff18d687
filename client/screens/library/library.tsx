/** `/library`: every scenario as a card, searched and filtered by what stands in the address. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Trouble } from '#client/api.ts'
import { Button, LinkButton } from '#client/components/button.tsx'
import { CardGrid } from '#client/components/card.tsx'
import { PageColumn, PageIntro } from '#client/components/pageColumn.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { loadWords, useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import { libraryApi } from '#client/libraryApi.ts'
import { useTitle } from '#client/useTitle.ts'
import type { ScenarioCard as Card } from '#shared/library.ts'
import { SECOND } from '#shared/time.ts'
import { ImportDialog } from './importDialog.tsx'
import css from './library.module.css'
import { LibraryShell, Waiting } from './libraryShell.tsx'
import { ScenarioCard } from './scenarioCard.tsx'
import { addressOf, EVERYTHING, found, isFiltered, type Question, questionIn } from './search.ts'
import { Toolbar } from './toolbar.tsx'

const ImportWizard = lazyPart(async () => (await import('./import/importWizard.tsx')).ImportWizard, {
  words: () => loadWords('sheets'),
})

/** Bots try scenarios out in the background: a page that stays open shows it. */
const LOOK_AGAIN_MS = 20 * SECOND

export function Library() {
  const { t } = useTranslation('library')
  const { cards, trouble, load } = useCards()
  const [, go] = useLocation()
  const [importing, setImporting] = useState<'file' | 'sheet' | null>(null)
  useTitle(t('title'))
  if (!cards) return <Waiting title={t('title')} trouble={trouble} again={load} />
  return (
    <LibraryShell>
      <PageColumn of="wide">
        <div className={css.head}>
          <PageIntro title={t('title')}>{t('intro')}</PageIntro>
          <div className={css.adds}>
            <Button onPress={() => setImporting('sheet')}>{t('importSheet')}</Button>
            <Button onPress={() => setImporting('file')}>{t('import')}</Button>
            <LinkButton href="/editor/new" variant="primary">
              {t('add')}
            </LinkButton>
          </div>
        </div>
        <Found cards={cards} reload={load} />
      </PageColumn>
      {importing === 'file' && <ImportDialog onClose={() => setImporting(null)} />}
      {importing === 'sheet' && (
        <ImportWizard onDone={(id) => go(`/library/${id}`)} onCancel={() => setImporting(null)} />
      )}
    </LibraryShell>
  )
}

function Found({ cards, reload }: { cards: readonly Card[]; reload: () => void }) {
  const { t } = useTranslation('library')
  const [params, setParams] = useSearchParams()
  const question = useMemo(() => questionIn(params), [params])
  const shown = useMemo(() => found(cards, question), [cards, question])
  const ask = (next: Question) => setParams(addressOf(next), { replace: true })
  if (cards.length === 0)
    return (
      <EmptyState title={t('empty')}>
        <p>{t('emptyWhat')}</p>
      </EmptyState>
    )
  return (
    <>
      <Toolbar cards={cards} question={question} ask={ask} />
      <div className={css.count}>
        <p role="status">{t('shown', { shown: shown.length, count: cards.length })}</p>
        {isFiltered(question) && (
          <Button variant="quiet" small onPress={() => ask({ ...EVERYTHING, sort: question.sort })}>
            {t('clear')}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('nothing')}>
          <p>{t('nothingWhat')}</p>
        </EmptyState>
      ) : (
        <CardGrid>
          {shown.map((card) => (
            <li key={card.id}>
              <ScenarioCard card={card} onChange={reload} />
            </li>
          ))}
        </CardGrid>
      )}
    </>
  )
}

function useCards(): { cards: Card[] | null; trouble: Trouble | null; load: () => void } {
  const [cards, setCards] = useState<Card[] | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const load = useCallback(() => {
    setTrouble(null)
    void libraryApi.cards().then((reply) => {
      if ('ok' in reply) setCards(reply.ok)
      else setTrouble(reply)
    })
  }, [])
  useEffect(load, [load])
  const waits = cards?.some(({ difficulty, facts, errors }) => !difficulty && facts && errors === 0) ?? false
  useEffect(() => {
    if (!waits) return
    const look = setInterval(() => {
      if (document.visibilityState === 'visible') load()
    }, LOOK_AGAIN_MS)
    return () => clearInterval(look)
  }, [waits, load])
  return { cards, trouble, load }
}
