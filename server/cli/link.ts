import { createAuth, signInLink } from '#server/auth.ts'
import { withNewLinks } from '#server/keys.ts'
import { Complaint, type Io, type Parsed } from './io.ts'
import { withKeys } from './withKeys.ts'

/** `link`: prints the facilitators' sign-in link, under the same settings as the server's; `--new` ends those of before. */
export async function linkCommand(parsed: Parsed, io: Io): Promise<number> {
  const { files, values } = parsed
  if (files.length > 0) throw new Complaint(`"link" takes no file, and got ${files.join(' ')}.`, 2)
  const link = await withKeys(parsed, io, async (keys, { origin, port }) => {
    if (values['new'] === true) await keys.change(withNewLinks)
    return signInLink(createAuth(keys), origin ?? `http://localhost:${port}`)
  })
  io.out(link)
  return 0
}
