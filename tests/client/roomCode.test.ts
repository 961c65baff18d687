import { describe, expect, test } from 'vitest'
import { isCode, readCode, spacedCode } from '#client/roomCode.ts'
import { CODE_ALPHABET } from '#shared/ids.ts'

describe('the field for a room code', () => {
  test('[UI16] any case, spaces and dashes are read as the same code', () => {
    for (const typed of ['K7M4QX', 'k7m4qx', 'k7m 4qx', ' K7M-4QX ', 'k 7 m 4 q x'])
      expect(readCode(typed)).toEqual({ code: 'K7M4QX', wrong: null, tooLong: false })
  })

  test('[UI17] a pasted link gives its code', () => {
    expect(readCode('http://10.0.0.5:3000/j/k7m4qx').code).toBe('K7M4QX')
    expect(readCode('https://launch.example/j/K7M4QX?x=1').code).toBe('K7M4QX')
  })

  test('[UI18] a character that no code has is named at once, every letter of the alphabet is taken', () => {
    expect(readCode('K7O')).toMatchObject({ code: 'K7', wrong: 'O' })
    expect([...'01ILOAEUSB'].map((letter) => readCode(letter).wrong)).toEqual([...'01ILOAEUSB'])
    expect([...CODE_ALPHABET].every((letter) => readCode(letter).wrong === null)).toBe(true)
  })

  test('[UI19] more than six characters are cut, and it is said', () => {
    expect(readCode('K7M4QXX')).toEqual({ code: 'K7M4QX', wrong: null, tooLong: true })
  })

  test('[UI20] only six characters of the alphabet are a code', () => {
    expect(['K7M4QX', 'K7M4Q', 'K7M4Q0', 'k7m4qx'].map(isCode)).toEqual([true, false, false, false])
    expect(spacedCode('K7M4QX')).toBe('K7M 4QX')
  })
})
