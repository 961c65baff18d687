import { useMemo, useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { Select } from '#client/components/choice.tsx'
import { Panel } from '#client/components/panel.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import css from './log.module.css'
import { LogComposer } from './logComposer.tsx'
import { LogLines } from './logLines.tsx'
import { LOG_KINDS, type LogKind, newestFirst } from './logRecords.ts'
import { useRoomLog } from './roomLog.tsx'

/** More lines than this are shown only on demand: a day has a thousand. */
const PAGE = 100

/** Everything that happened, newest first, in sentences; and a line to note, mark or say something. */
export function LogPanel() {
  const { t } = useTranslation('console')
  const { entries, whole } = useRoomLog()
  const [kind, setKind] = useState<LogKind>('all')
  const [pages, setPages] = useState(1)
  const lines = useMemo(() => newestFirst(entries, kind), [entries, kind])
  return (
    <Panel
      title={t('log.title')}
      aside={
        <div className={css.kind}>
          <Select
            label={t('log.filter')}
            hideLabel
            options={LOG_KINDS.map((id) => ({ id, label: t(`log.kinds.${id}`) }))}
            value={kind}
            onChange={(next) => {
              setKind(next)
              setPages(1)
            }}
          />
        </div>
      }
      footer={<LogComposer />}
      flush
      fill
    >
      {lines.length === 0 ? (
        <EmptyState title={kind === 'all' ? t('log.empty') : t('log.emptyKind')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys have to get there.
        <section tabIndex={0} aria-label={t('log.lines')}>
          <LogLines lines={lines.slice(0, pages * PAGE)} />
        </section>
      )}
      <div className={css.after}>
        {lines.length > pages * PAGE && (
          <Button small onPress={() => setPages(pages + 1)}>
            {t('log.older', { count: lines.length - pages * PAGE })}
          </Button>
        )}
        {!whole && <p className={css.missing}>{t('log.missing')}</p>}
      </div>
    </Panel>
  )
}
