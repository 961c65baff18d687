import { expect, test } from 'vitest'
import { takeTurns } from '#server/turns.ts'

test('[RM20] what may go together waits for one turn, and what was asked in between keeps its place', async () => {
  const done: string[] = []
  const turns = takeTurns<string>(async (together) => {
    await Promise.resolve()
    done.push(together.join('+'))
  })
  turns.together('a')
  turns.together('b')
  const alone = turns.alone(() => void done.push('alone'))
  turns.together('c')
  await alone
  turns.together('d')
  await turns.alone(() => {})
  expect(done).toEqual(['a+b', 'alone', 'c+d'])
})

test('[RM20] so many go together that other rooms need not wait long', async () => {
  const sizes: number[] = []
  const turns = takeTurns<number>(async (together) => void sizes.push(together.length))
  for (let n = 0; n < 40; n += 1) turns.together(n)
  await turns.alone(() => {})
  expect(sizes).toEqual([16, 16, 8])
})

test('[RM20] a turn that fails is its own: those after it have theirs', async () => {
  const done: string[] = []
  const turns = takeTurns<string>(async (together) => void done.push(...together))
  await expect(turns.alone(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  turns.together('after')
  await turns.alone(() => {})
  expect(done).toEqual(['after'])
})
