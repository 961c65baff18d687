import { expect, test } from 'vitest'
import { rememberRoles, rolesOf } from '#client/screens/library/import/remembered.ts'
import type { MselColumn } from '#shared/msel.ts'

const column = (header: string): MselColumn => ({ header, role: 'keep', why: 'none', samples: [] })
const columns = [column('Wann'), column('Was')]

function memory(): Storage {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage
}

test('[ME20] what was said of columns is known again for a sheet with the same headers, and only there', () => {
  const storage = memory()
  expect(rolesOf(columns, storage)).toEqual(['keep', 'keep'])
  rememberRoles(columns, ['at', 'body'], storage)
  expect(rolesOf(columns, storage)).toEqual(['at', 'body'])
  expect(rolesOf([column('Wann'), column('Wer')], storage)).toEqual(['keep', 'keep'])
  for (let n = 0; n < 20; n++) rememberRoles([column(`x${n}`)], ['skip'], storage)
  expect(rolesOf(columns, storage)).toEqual(['keep', 'keep'])
  storage.setItem('launchroom.columns', '{"broken')
  expect(rolesOf(columns, storage)).toEqual(['keep', 'keep'])
  expect(rolesOf(columns, null)).toEqual(['keep', 'keep'])
})
