import { signInLink } from '#server/auth.ts'
import { readSettings, SettingsInvalid } from '#server/settings.ts'
import { Complaint, type Io, type Parsed } from './io.ts'

/** `link`: prints the facilitators' sign-in link again, under the same settings as the server's. */
export async function linkCommand({ files }: Parsed, io: Io): Promise<number> {
  if (files.length > 0) throw new Complaint(`"link" takes no file, and got ${files.join(' ')}.`, 2)
  io.out(await link())
  return 0
}

async function link(): Promise<string> {
  try {
    const { dataDir, origin, port } = readSettings(process.env, [])
    return await signInLink(dataDir, origin ?? `http://localhost:${port}`)
  } catch (error) {
    if (error instanceof SettingsInvalid) throw new Complaint(error.message)
    if (error instanceof Error) throw new Complaint(`The data folder cannot be used: ${error.message}.`)
    throw error
  }
}
