/** The text in CodeMirror. Its state outlives this view: leaving for the list and coming back loses nothing. */
import { setDiagnostics } from '@codemirror/lint'
import { useEffect, useRef } from 'react'
import { useTranslation } from '#client/i18n/index.ts'
import { useEditing } from '../editing.tsx'
import { diagnosticsOf } from './diagnostics.ts'
import css from './yaml.module.css'

export function YamlView() {
  const { model, problems } = useEditing()
  const { t } = useTranslation('editor')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { view } = model
    place.current?.append(view.dom)
    view.requestMeasure()
    return () => view.dom.remove()
  }, [model])
  useEffect(() => {
    const found = diagnosticsOf(model.view.state.doc, problems, t('why'))
    model.view.dispatch(setDiagnostics(model.view.state, found))
  }, [model, problems, t])
  return <div ref={place} className={css.yaml} data-region="" />
}
