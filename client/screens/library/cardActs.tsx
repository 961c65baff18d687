/** What else can be done with a scenario: look, edit, copy, take it away, delete it. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { LinkButton } from '#client/components/button.tsx'
import { Menu } from '#client/components/menu.tsx'
import { showToast } from '#client/components/toast.tsx'
import { loadWords, useTranslation } from '#client/i18n/index.ts'
import { lazyPart } from '#client/lazyScreen.tsx'
import type { ScenarioCard } from '#shared/library.ts'
import { CopyDialog } from './copyDialog.tsx'
import { DeleteDialog } from './deleteDialog.tsx'
import { exportYaml } from './export.ts'

const ExportDialog = lazyPart(async () => (await import('./import/exportDialog.tsx')).ExportDialog, {
  words: () => loadWords('sheets'),
})

export function CardActs(props: { card: ScenarioCard; onChange: () => void; onPage?: boolean }) {
  const { card, onChange, onPage = false } = props
  const { id, title, source, changed } = card
  const { t } = useTranslation('library')
  const [, go] = useLocation()
  const [open, setOpen] = useState<'copy' | 'delete' | 'sheet' | null>(null)
  const told = async (work: Promise<string | null>) => {
    const problem = await work
    if (problem !== null) showToast(t('act.exportFailed', { message: problem }))
  }
  const entries = [
    ...(onPage ? [] : [{ id: 'edit', label: t('act.edit'), act: () => go(`/editor/${id}`) }]),
    { id: 'copy', label: t('act.copy'), act: () => setOpen('copy') },
    { id: 'yaml', label: t('act.export'), act: () => void told(exportYaml(id)) },
    { id: 'sheet', label: t('act.exportSheet'), act: () => setOpen('sheet') },
    { id: 'versions', label: t('act.versions'), act: () => go(`/library/${id}?part=versions`) },
    ...(source === 'own'
      ? [
          {
            id: 'delete',
            label: changed ? t('act.reset') : t('act.delete'),
            act: () => setOpen('delete'),
          },
        ]
      : []),
  ]
  return (
    <>
      {onPage ? (
        <LinkButton href={`/editor/${id}`}>{t('act.edit')}</LinkButton>
      ) : (
        <LinkButton href={`/library/${id}`} label={t('act.previewNamed', { title })}>
          {t('act.preview')}
        </LinkButton>
      )}
      <Menu label={t('act.moreNamed', { title })} button={t('act.more')} entries={entries} />
      {open === 'copy' && <CopyDialog of={card} onClose={() => setOpen(null)} />}
      {open === 'sheet' && <ExportDialog id={id} title={title} onClose={() => setOpen(null)} />}
      {open === 'delete' && <DeleteDialog card={card} onClose={() => setOpen(null)} onDeleted={onChange} />}
    </>
  )
}
