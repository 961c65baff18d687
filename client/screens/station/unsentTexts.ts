import type { Drafts } from '#client/drafts.ts'

/** Fields that hold a choice, not words. */
const CHOICES = /\.(confirmed|ongoing|severity|cause|affected|option|vote|call|minutes)$/

/** What somebody has written under these names and not sent. */
export function textsOf(drafts: Pick<Drafts, 'keys' | 'read'>, prefix: string): string[] {
  return drafts
    .keys(prefix)
    .filter((key) => !CHOICES.test(key))
    .map((key) => drafts.read(key).text.trim())
    .filter((text) => text !== '')
}
