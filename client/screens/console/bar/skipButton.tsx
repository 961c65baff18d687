import { Button } from '#client/components/button.tsx'
import { useTranslation } from '#client/i18n/index.ts'
import { useActions } from '#client/shortcuts.ts'
import { useDesk } from '../desk.tsx'

export function SkipButton() {
  const { t } = useTranslation('console')
  const { open } = useDesk()
  const show = () => open({ kind: 'skip' })
  useActions([{ id: 'console.skip', label: t('skip.open'), run: show }])
  return <Button onPress={show}>{t('skip.open')}</Button>
}
