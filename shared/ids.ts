import { z } from 'zod'

/** Every object has these already: as keys they would seem to stand for something where nothing is. */
export const isFreeName = (name: string) => !(name in {})

/** Ids start with a letter: JavaScript objects re-order keys that look like whole numbers. */
export const Id = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and dashes, starting with a letter')
  .refine(isFreeName, 'choose another, this one is taken by JavaScript')
export const RoleId = Id.describe('A role of the scenario')
export const PersonId = z
  .string()
  .max(40)
  .regex(/^[a-z][A-Za-z0-9_-]*$/)
  .refine(isFreeName)
export type RoleId = z.infer<typeof RoleId>
export type PersonId = z.infer<typeof PersonId>

/** Letters and digits of a room code: none that a reader could take for another. */
export const CODE_ALPHABET = '23456789CDFGHJKMNPQRTVWXYZ'
export const RoomCode = z.string().regex(/^[2-9CDFGHJKMNPQRTVWXYZ]{6}$/)
export type RoomCode = z.infer<typeof RoomCode>

export const PHASES = ['observe', 'orient', 'decide', 'act'] as const
export const Phase = z.enum(PHASES)
export type Phase = z.infer<typeof Phase>

export const SEVERITIES = ['P0', 'P1', 'P2', 'P3'] as const
export const Severity = z.enum(SEVERITIES)
export type Severity = z.infer<typeof Severity>

export const Vote = z.enum(['go', 'no-go', 'hold'])
export type Vote = z.infer<typeof Vote>
export const Call = z.enum(['go', 'no-go', 'hold', 'scrub'])
export type Call = z.infer<typeof Call>

/** What a cell of a board shows. */
export const CellState = z.enum(['waiting', 'running', 'ok', 'failed', 'withdrawn'])
export type CellState = z.infer<typeof CellState>
