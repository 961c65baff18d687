/** Takes a scenario out of the library as a file of this device. */
import { libraryApi } from '#client/libraryApi.ts'

/** Null when the file was handed to the browser, else why not. */
export async function exportYaml(id: string): Promise<string | null> {
  const reply = await libraryApi.text(id)
  if (!('ok' in reply)) return reply.message
  saveAs(new Blob([reply.ok.text], { type: 'application/yaml' }), `${id}.yaml`)
  return null
}

/** Hands a file to the browser. */
export function saveAs(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
