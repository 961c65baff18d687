import { useTranslation } from '#client/i18n/index.ts'
import { Button } from './button.tsx'
import { showToast } from './toast.tsx'

/** Copies a text. `label` says what: "Copy link". */
export function CopyButton({ text, label, small = false }: { text: string; label: string; small?: boolean }) {
  const { t } = useTranslation()
  const copy = async () => {
    showToast((await copyText(text)) ? t('copied') : t('notCopied'))
  }
  return (
    <Button small={small} onPress={() => void copy()}>
      {label}
    </Button>
  )
}

/** The clipboard needs a secure context; on plain http an old command of the browser does the same. */
async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Not allowed: the old way may be.
  }
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  const before = document.activeElement
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
