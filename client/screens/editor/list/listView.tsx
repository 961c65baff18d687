/** The scenario as panels: a list of them beside the one that is open. */
import { useEffect, useRef } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { useEditing, useFile } from '../editing.tsx'
import css from '../workbench.module.css'
import { FieldContext } from './fieldContext.ts'
import { InjectPanel } from './injectPanel.tsx'
import { PanelFields } from './panel.tsx'
import { isPanel, PANEL_NAMES, type PanelName, panelOf } from './panels.ts'
import { SchemaField } from './schemaField.tsx'
import { Unreadable } from './unreadable.tsx'

export function ListView() {
  const { t } = useTranslation('editor')
  const { spot, goTo, problems } = useEditing()
  const { fault } = useFile()
  const open = isPanel(spot.panel) ? spot.panel : 'injects'
  const nav = useRef<HTMLUListElement>(null)
  // on a phone the panels are a line that scrolls
  useEffect(() => {
    const current = nav.current?.querySelector(`[data-panel="${open}"]`)
    current?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [open])
  const found = (panel: PanelName) =>
    problems.filter(({ path }) => path !== '' && panelOf(path.split('.')) === panel)
  return (
    <FieldContext value={SchemaField}>
      <div className={css.list}>
        <nav aria-label={t('panels')} data-region="">
          <ul className={css.nav} ref={nav}>
            {PANEL_NAMES.map((panel) => {
              const own = found(panel)
              return (
                <li key={panel} data-panel={panel}>
                  <button
                    type="button"
                    className={css.link}
                    aria-current={panel === open || undefined}
                    onClick={() => goTo({ panel, entry: null })}
                  >
                    {t(`panel.${panel}`)}
                    {own.length > 0 && (
                      <span
                        className={css.badge}
                        data-tone={own.some(({ severity }) => severity === 'error') ? 'error' : undefined}
                      >
                        {own.length}
                        <span className="visually-hidden"> {t('findings')}</span>
                      </span>
                    )}
                  </button>
                </li>
              )
            })}
          </ul>
        </nav>
        <section
          className={css.panel}
          aria-label={t(`panel.${open}`)}
          data-region=""
          data-fill={open === 'injects' || undefined}
        >
          <h2 className={open === 'injects' ? 'visually-hidden' : ''}>{t(`panel.${open}`)}</h2>
          {fault && <Unreadable fault={fault} />}
          {open === 'injects' ? <InjectPanel /> : <PanelFields key={open} panel={open} />}
        </section>
      </div>
    </FieldContext>
  )
}
