/** While the page is put on paper: light, and with all that tabs and scrolling hide. */
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { applySettings } from '#client/settings.ts'

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => {
      document.documentElement.dataset['theme'] = 'light'
      flushSync(() => setPrinting(true))
    }
    const after = () => {
      applySettings()
      setPrinting(false)
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}
