/** The injects: the day in lanes, the table of all, and the one that is chosen with its fields. */
import { useState } from 'react'
import { Button } from '#client/components/button.tsx'
import { TextField } from '#client/components/field.tsx'
import { EmptyState } from '#client/components/words.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useMedia, WIDE } from '#client/useMedia.ts'
import { useEditing, useFile } from '../editing.tsx'
import { LaneTimeline } from '../lanes/laneTimeline.tsx'
import { isMapping, valueAt } from '../text/path.ts'
import { InjectForm } from './injectForm.tsx'
import css from './injects.module.css'
import { InjectTable, useMarks } from './injectTable.tsx'
import { PanelFields } from './panel.tsx'
import { newInject } from './seeds.ts'

export function InjectPanel() {
  const { t } = useTranslation('editor')
  const { spot, goTo } = useEditing()
  const { value } = useFile()
  const wide = useMedia(WIDE)
  const { marks, lanes } = useMarks()
  const chosen = spot.entry !== null && isMapping(valueAt(value, ['injects', spot.entry])) ? spot.entry : null
  const list = (
    <div className={css.list}>
      <LaneTimeline />
      <AddInject />
      {marks.length === 0 ? (
        <EmptyState title={t('noInjects')} />
      ) : (
        <InjectTable marks={marks} lanes={lanes} />
      )}
      <PanelFields panel="injects" only={['alternatives']} />
    </div>
  )
  if (!wide)
    return chosen === null ? (
      list
    ) : (
      <div className={css.one}>
        <div>
          <Button small onPress={() => goTo({ panel: 'injects', entry: null })}>
            {t('allInjects')}
          </Button>
        </div>
        <InjectForm key={chosen} id={chosen} />
      </div>
    )
  return (
    <div className={css.panes}>
      <div className={css.pane} data-region="">
        {list}
      </div>
      <div className={css.pane} data-side="" data-region="">
        {chosen === null ? <EmptyState title={t('chooseInject')} /> : <InjectForm key={chosen} id={chosen} />}
      </div>
    </div>
  )
}

function AddInject() {
  const { t } = useTranslation('editor')
  const { model, spot, goTo } = useEditing()
  const [title, setTitle] = useState('')
  const add = () => {
    const words = title.trim()
    if (words === '') return
    const { id, edit } = newInject(model.file().value, words, spot.entry)
    model.edit(edit)
    setTitle('')
    goTo({ panel: 'injects', entry: id })
  }
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField label={t('newInject')} value={title} onChange={setTitle} />
      <Button type="submit" isDisabled={title.trim() === ''}>
        {t('addInject')}
      </Button>
    </form>
  )
}
