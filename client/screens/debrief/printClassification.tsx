import { useBannerWords } from '#client/components/useBannerWords.ts'

/** On paper the classification stands above every page, not only the first. */
export function PrintClassification() {
  const { classification } = useBannerWords()
  if (classification === null) return null
  return (
    <style>{`@page { @top-center { content: ${cssText(classification)}; font: bold 9pt sans-serif } }`}</style>
  )
}

/** As CSS writes text: every character that could end it by its number. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;/()-]/gu, (char) => `\\${char.codePointAt(0)?.toString(16)} `)}"`
}
