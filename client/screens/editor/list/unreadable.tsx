import { Button } from '#client/components/button.tsx'
import { Strip } from '#client/components/strip.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useEditing } from '../editing.tsx'

/** Part of the text is no YAML just now: the list shows the rest, and leads to the place. */
export function Unreadable({ fault }: { fault: { message: string; at: number } }) {
  const { model, jump } = useEditing()
  const { t } = useTranslation('editor')
  const line = model.view.state.doc.lineAt(Math.min(fault.at, model.view.state.doc.length))
  return (
    <Strip
      tone="warning"
      action={
        <Button small onPress={() => jump([], { line: line.number, column: fault.at - line.from + 1 })}>
          {t('showInYaml')}
        </Button>
      }
    >
      {t('unreadable', { line: line.number, message: fault.message.split('\n')[0] })}
    </Strip>
  )
}
