import { SIGNED_MS } from '#server/auth.ts'
import { rotated } from '#server/keys.ts'
import { Complaint, type Io, type Parsed } from './io.ts'
import { withKeys } from './withKeys.ts'

/** `keys rotate`: a fresh key signs from now on; with `--now` nothing that was signed before is good any more. */
export async function keysCommand(parsed: Parsed, io: Io): Promise<number> {
  const { files, values } = parsed
  if (files.length !== 1 || files[0] !== 'rotate') throw new Complaint('Say "keys rotate".', 2)
  const atOnce = values['now'] === true
  await withKeys(parsed, io, (keys) =>
    keys.change((ring) => rotated(ring, { now: Date.now(), keepMs: atOnce ? 0 : SIGNED_MS })),
  )
  io.out(
    atOnce
      ? 'A fresh key signs from now on. Everybody signs in or joins again: npx launchroom link'
      : 'A fresh key signs from now on. What was signed before stays good for 30 days at most.',
  )
  return 0
}
