import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Banner } from '#client/components/banner.tsx'

/** No language is loaded: a key stands for its words. */
const textOf = (words: Parameters<typeof Banner>[0]) =>
  renderToStaticMarkup(<Banner {...words} />).replace(/<[^>]*>/g, '')

test('[LA29] the classification stands before the banner, the scenario’s own words after it', () => {
  const words = { classification: 'INTERNAL', more: 'launch dry run' }
  expect(textOf(words)).toBe('INTERNAL · banner · launch dry run')
  expect(textOf({})).toBe('banner')
})
