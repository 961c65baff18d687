import { describe, expect, test } from 'vitest'
import { CODE_ALPHABET, PHASES, SEVERITIES } from '#client/closedLists.ts'
import * as ids from '#shared/ids.ts'
import { readText, sourcesBelow } from '../house/source.ts'

/** Files of the contract that are made of schemas: as values they would bring the whole of zod into a page. */
const SCHEMAS = /#shared\/(command|fact|ids|protocol|record|scenario|script)\.ts/

/** The import statements of a text, whole. */
const imports = (text: string) => text.match(/^(import|export)\b[^;'"]*from '[^']+'/gm) ?? []

const takesValues = (statement: string) => {
  if (/^(import|export) type\b/.test(statement)) return false
  const names = statement
    .match(/\{([^}]*)\}/)?.[1]
    ?.split(',')
    .map((name) => name.trim()) ?? ['*']
  return names.some((name) => name !== '' && !name.startsWith('type '))
}

describe('what a page loads', () => {
  test('[UI35] the client takes only types from the files of schemas', () => {
    const taken = sourcesBelow('client').flatMap((file) =>
      imports(readText(file))
        .filter((statement) => SCHEMAS.test(statement) && takesValues(statement))
        .map((statement) => `${file}: ${statement}`),
    )
    expect(taken).toEqual([])
    expect(takesValues("import { type Phase, PHASES } from '#shared/ids.ts'")).toBe(true)
    expect(takesValues("import { type Phase } from '#shared/ids.ts'")).toBe(false)
  })

  test('[UI36] the client’s closed lists are those of the contract', () => {
    expect({ CODE_ALPHABET, PHASES, SEVERITIES }).toEqual({
      CODE_ALPHABET: ids.CODE_ALPHABET,
      PHASES: ids.PHASES,
      SEVERITIES: ids.SEVERITIES,
    })
  })
})
