/**
 * Closed lists of the contract that the client needs as values. Their types come from the contract, so that a list that
 * changes there does not compile here; taking the values from it would bring the schemas into every page.
 */
import type { CODE_ALPHABET as Alphabet, PHASES as Phases, SEVERITIES as Severities } from '#shared/ids.ts'

export const CODE_ALPHABET: typeof Alphabet = '23456789CDFGHJKMNPQRTVWXYZ'
export const PHASES: typeof Phases = ['observe', 'orient', 'decide', 'act']
export const SEVERITIES: typeof Severities = ['P0', 'P1', 'P2', 'P3']
