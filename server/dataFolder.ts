/** The folder of a server's data: the log, the keys. */
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** Makes a folder with all above it. Node's own way of doing so never ends where a folder cannot be, as below /proc. */
export async function makeFolder(dir: string): Promise<void> {
  if (await isThere(dir)) return
  const above = path.dirname(dir)
  if (above !== dir) await makeFolder(above)
  await mkdir(dir).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await isThere(dir))) throw error
  })
}

async function isThere(dir: string): Promise<boolean> {
  return stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
