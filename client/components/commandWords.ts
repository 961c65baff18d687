/** What a command asks for, in a few words: for lists of what was not sent. */
import { useTranslation } from '#client/i18n/index.ts'
import type { Command } from '#shared/command.ts'

export function useCommandWords(): (command: Command) => string {
  const { t } = useTranslation()
  return (command) => {
    if ('text' in command && command.text) return shorten(command.text)
    if (command.type === 'poll.vote') return t(`vote.${command.vote}`)
    if (command.type === 'poll.decide') return t(`vote.${command.call}`)
    if (command.type === 'issue.answer') return t(`phase.${command.answer.phase}`)
    return t(`command.${command.type.split('.')[0] as CommandFamily}`)
  }
}

type CommandFamily = Command['type'] extends `${infer Family}.${string}` ? Family : never

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
