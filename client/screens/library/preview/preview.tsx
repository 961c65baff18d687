/** `/library/:id`: what a scenario is, before anybody plays it. The part that is open stands in the address. */
import { useParams, useSearchParams } from 'wouter'
import { Button, LinkButton } from '#client/components/button.tsx'
import { FieldError } from '#client/components/field.tsx'
import { PageColumn } from '#client/components/pageColumn.tsx'
import { PlainPage } from '#client/components/pageError.tsx'
import { Strip } from '#client/components/strip.tsx'
import { Tabs } from '#client/components/tabs.tsx'
import { WayLink } from '#client/components/wayLink.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useTitle } from '#client/useTitle.ts'
import { CardActs } from '../cardActs.tsx'
import { LibraryShell, Waiting } from '../libraryShell.tsx'
import { CardChips } from '../scenarioCard.tsx'
import { useRun } from '../useRun.ts'
import { AboutPart } from './aboutPart.tsx'
import { GuidePart } from './guidePart.tsx'
import { InjectsPart } from './injectsPart.tsx'
import { PlayPart } from './playPart.tsx'
import css from './preview.module.css'
import { ProofPart } from './proofPart.tsx'
import { type Loaded, usePreview } from './usePreview.ts'
import { VersionsPart } from './versionsPart.tsx'

const PARTS = ['about', 'play', 'injects', 'proof', 'guide', 'versions'] as const
type Part = (typeof PARTS)[number]

export function Preview() {
  const id = useParams<{ id: string }>().id ?? ''
  return <PreviewOf key={id} id={id} />
}

function PreviewOf({ id }: { id: string }) {
  const { t } = useTranslation('library')
  const preview = usePreview(id)
  const { loaded, trouble } = preview
  useTitle(loaded?.card.title ?? t('title'))
  if (loaded) return <Page loaded={loaded} preview={preview} />
  if (trouble?.trouble !== 'unknown')
    return <Waiting title={t('page.loading')} trouble={trouble} again={preview.load} />
  return (
    <LibraryShell>
      <PlainPage
        title={t('page.unknown')}
        actions={<LinkButton href="/library">{t('page.back')}</LinkButton>}
      >
        <p>{t('page.unknownWhat')}</p>
      </PlainPage>
    </LibraryShell>
  )
}

function Page({ loaded, preview }: { loaded: Loaded; preview: ReturnType<typeof usePreview> }) {
  const { card, text } = loaded
  const { t } = useTranslation('library')
  const [params, setParams] = useSearchParams()
  const { run, pending, problem } = useRun(card.id)
  const playable = card.facts !== null && card.errors === 0
  const contents: Record<Part, React.ReactNode> = {
    about: <AboutPart loaded={loaded} day={preview.day} />,
    play: <PlayPart preview={preview} />,
    injects: <InjectsPart day={preview.day} />,
    proof: <ProofPart text={text.text} playable={playable} tests={card.facts?.tests ?? 0} />,
    guide: <GuidePart id={card.id} text={text.text} />,
    versions: <VersionsPart id={card.id} text={text} onRestored={preview.load} />,
  }
  const parts = PARTS.filter((part) => playable || part === 'proof' || part === 'versions')
  const asked = parts.find((part) => part === params.get('part'))
  return (
    <LibraryShell bar={<WayLink href="/library">{t('toLibrary')}</WayLink>}>
      <PageColumn of="wide">
        <div className={css.head}>
          <div className={css.name}>
            <h1>{card.title}</h1>
            <CardChips card={card} />
          </div>
          <div className={css.acts}>
            {playable && (
              <Button variant="primary" isPending={pending} onPress={() => void run()}>
                {pending ? t('act.running') : t('act.run')}
              </Button>
            )}
            <CardActs card={card} onChange={preview.load} onPage />
          </div>
          <FieldError problem={problem} />
        </div>
        {!playable && <Strip tone="warning">{t('page.draft')}</Strip>}
        <section className={css.parts} aria-label={t('page.tabs')} data-region="">
          <Tabs
            label={t('page.tabs')}
            tabs={parts.map((part) => ({ id: part, title: t(`page.${part}`), content: contents[part] }))}
            selected={asked ?? parts[0] ?? 'proof'}
            onSelect={(part) => setParams(part === parts[0] ? {} : { part }, { replace: true })}
          />
        </section>
      </PageColumn>
    </LibraryShell>
  )
}
