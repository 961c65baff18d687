/** What bots write: plain, short, from the scenario's own templates where there is one. */
import type { Brief } from '#shared/fact.ts'
import type { RoleId } from '#shared/ids.ts'

/** The template of this role for this channel with its gaps closed, or a sentence of its own. */
export function messageText(brief: Brief, post: { channel: string; role: RoleId; about: string }): string {
  const own = brief.templates.filter((t) => t.channel === post.channel && t.role === post.role)
  const body = own[0]?.body.replaceAll(/\[\s*([^\]]*?)\s*\]/g, '$1')
  return (body ? `${post.about}. ${body}` : `${post.about}. We write again within the hour.`).slice(0, 2000)
}

export const noteText = (about: string): string => `${about}: done as agreed, checked by a second person.`
