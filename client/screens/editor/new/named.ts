import { edited } from '../text/edit.ts'
import { readFile } from '../text/file.ts'

/** The same scenario under another id and title; everything else stays as it is written. */
export function named(text: string, { id, title }: { id: string; title: string }): string {
  return edited(readFile(text), [
    { put: ['id'], value: id, order: ['launchroom'] },
    { put: ['title'], value: title, order: ['launchroom', 'id'] },
  ]).file.text
}

/** `outage`, `outage-2`, `outage-3`. */
export function numbered(id: string, number: number): string {
  return number === 1 ? id : `${id}-${number}`
}
