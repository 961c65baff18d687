/** Words for keys of the language: labels of their own where the key alone would not do. */
import { useTranslation } from '#client/i18n/index.ts'

/** `passMark` as "Pass mark". */
function humanized(key: string): string {
  const words = key
    .replace(/([A-Z])/g, ' $1')
    .replace(/[-_+]/g, ' ')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Says what a key, a word or a form of the language is called; what has no words of its own is called as it is written. */
export function useKeyWords(): (group: 'field' | 'form' | 'word', key: string) => string {
  const { t } = useTranslation('editor')
  return (group, key) => {
    const path = `${group}.${key}`
    const said = t(path as 'field.to')
    return said === path ? humanized(key) : said
  }
}
