/** A member's connection as the load sees it, whatever the server speaks. */
import type { Command } from '#shared/command.ts'
import type { SeatedMember } from './dataFolder.ts'

export interface Heard {
  /** A frame of what happened, up to this record of the room. */
  onFrame: (seq: number, frame: Buffer) => void
  onClose: (why: string) => void
  /** The first view of the room, where the server sends one. */
  onView?: (frame: Buffer) => void
}

/** What became of a decision: the record it is in, or why it was refused. */
export type Outcome = { seq: number } | { refusal: string }

export interface Line {
  decide: (command: Command, answered: (outcome: Outcome) => void) => void
  /** Lets the clock run again where the server has held it, as a facilitator would. */
  resume?: () => Promise<void>
  close: () => void
}

export interface Target {
  url: string
  code: string
  member: SeatedMember
  /** Counts the members of the room. */
  index: number
}

/** Opens a line; it is there when the member has got its first view of the room. */
export type Connect = (target: Target, heard: Heard) => Promise<Line>
