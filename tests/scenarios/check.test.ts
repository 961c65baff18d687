import { expect, test } from 'vitest'
import { edited, GOOD, placeIn, told } from './broken.ts'
import { MUTATIONS } from './mutations.ts'

test.each(Object.entries(GOOD))('[LF1] a good scenario has nothing to mend: %s', (_, text) => {
  expect(told(text)).toEqual([])
})

test.each(MUTATIONS.map((one) => [one.name, one] as const))(
  '[LF2] a scenario broken in one way is told so, with its code, at its place: %s',
  (_, { edit, code, path, on = 'value', of = 'whole', also = [] }) => {
    const text = edited(GOOD[of], edit)
    const found = told(text)
    expect(found).toContainEqual({ code, path, at: placeIn(text, path, on) })
    expect(found.map((one) => one.code).sort()).toEqual([code, ...also].sort())
  },
)
