import { describe, expect, test } from 'vitest'
import { createLanguage } from '#client/i18n/messages.ts'

const language = createLanguage('en')
language.add('common', { close: 'Close', vote: { go: 'GO' } })
language.add('station', {
  left: '{{count}} of {{ all }} left',
  new_one: '{{count}} new item from {{who}}',
  new_other: '{{count}} new items from {{who}}',
  none_zero: 'Nothing',
  none_one: 'One thing',
  none_other: '{{count}} things',
})

describe('words of the interface', () => {
  test('[CS1] a key is looked up in the first namespace, or in the one that stands before it', () => {
    const t = language.say('common')
    expect([t('close'), t('vote.go'), t('station:left', { count: 2, all: 3 })]).toEqual([
      'Close',
      'GO',
      '2 of 3 left',
    ])
    expect([t('nothing.here'), t('vote'), t('later:close')]).toEqual(['nothing.here', 'vote', 'later:close'])
  })

  test('[CS2] a number chooses the form of a message by the rules of the language', () => {
    const t = language.say('station')
    expect([0, 1, 2].map((count) => t('new', { count, who: 'Dana' }))).toEqual([
      '0 new items from Dana',
      '1 new item from Dana',
      '2 new items from Dana',
    ])
    expect([0, 1, 2].map((count) => t('none', { count }))).toEqual(['Nothing', 'One thing', '2 things'])
  })

  test('[CS3] what a person typed fills its gap as it is, and is not read as a message', () => {
    const t = language.say('station')
    expect(t('new', { count: 1, who: '{{count}} $& <b>' })).toBe('1 new item from {{count}} $& <b>')
  })
})
