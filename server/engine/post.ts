/** Messages in the channels. */
import type { RoleId } from '#shared/ids.ts'
import { type Draft, isLive, nextName, tell } from './draft.ts'
import { tickPosted } from './plan.ts'

/** A message in a channel as a role. Ticks the checklist items that wait for it. */
export function postAs(
  d: Draft,
  { channel, role, text, re }: { channel: string; role: RoleId | null; text: string; re: string | null },
): void {
  tell(d, 'everyone', {
    type: 'message.posted',
    message: nextName(d, 'message'),
    channel,
    role,
    persona: null,
    text,
    re,
  })
  if (role !== null && isLive(d)) tickPosted(d, { channel, role })
}
