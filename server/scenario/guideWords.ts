import { clockOf, whenInWords } from '#server/engine/sheetWords.ts'
import type { Script } from '#shared/script.ts'
import type { ScriptInject } from '#shared/scriptInject.ts'

/** When an inject comes, in words. */
export function whenOf(script: Script, id: string, inject: ScriptInject): string {
  const { trigger } = inject
  if ('at' in trigger)
    return [`At ${clockOf(script, trigger.at)}`, whenInWords(script, id, inject)].filter(Boolean).join('. ')
  const byHand = 'by' in trigger && trigger.by === 'facilitator' ? 'When you send it' : null
  const practice = 'by' in trigger && trigger.by === 'practice' ? 'For practice, before the start' : null
  return [byHand ?? practice, whenInWords(script, id, inject)].filter((one) => one !== null).join('. ')
}
