import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Checkbox, RadioCards } from '#client/components/choice.tsx'
import { Dialog } from '#client/components/dialog.tsx'
import { FieldError } from '#client/components/field.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { libraryApi } from '#client/libraryApi.ts'
import { MSEL_PRESETS, type MselPreset } from '#shared/msel.ts'
import { saveAs } from '../export.ts'
import css from './sheets.module.css'
import { exported } from './sheetsApi.ts'

const FORMATS = ['xlsx', 'csv'] as const

/** Takes a scenario out of the library as a MSEL. */
export function ExportDialog({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const { t } = useTranslation(['sheets', 'common'])
  const [preset, setPreset] = useState<MselPreset>('hseep')
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('xlsx')
  const [plain, setPlain] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const take = async (): Promise<string | null> => {
    const reply = await libraryApi.text(id)
    if (!('ok' in reply)) return reply.message
    const made = await exported({ text: reply.ok.text, preset, format, plain })
    if (!(made instanceof Blob)) return made.message
    saveAs(made, `${id}.${format}`)
    return null
  }
  const act = async () => {
    setPending(true)
    const message = await take()
    setPending(false)
    if (message === null) onClose()
    else setProblem(t('exporting.failed', { message }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('exporting.title', { title })}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isPending={pending} onPress={() => void act()}>
            {t('exporting.do')}
          </Button>
        </>
      }
    >
      <div className={css.wizard}>
        <RadioCards
          compact
          label={t('exporting.preset')}
          options={MSEL_PRESETS.map((one) => ({ id: one, label: t(`exporting.presets.${one}`) }))}
          value={preset}
          onChange={setPreset}
        />
        <RadioCards
          compact
          label={t('exporting.format')}
          options={FORMATS.map((one) => ({ id: one, label: t(`exporting.formats.${one}`) }))}
          value={format}
          onChange={setFormat}
        />
        <div>
          <Checkbox checked={plain} onChange={setPlain}>
            {t('exporting.plain')}
          </Checkbox>
          <p className={css.quiet}>{t('exporting.plainWhat')}</p>
        </div>
        <FieldError problem={problem} />
      </div>
    </Dialog>
  )
}
