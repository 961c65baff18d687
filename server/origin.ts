/** Whether a request comes from our own pages: a cookie alone must not let another site act for somebody. */
import type { IncomingHttpHeaders } from 'node:http'

export interface OriginRule {
  /** Where the server is reached from outside, when a proxy stands before it; else null. */
  origin: string | null
  /** Pages of another port of this machine count as ours: the development server. */
  development: boolean
}

/** Requests without an `Origin` come from programs, not from pages of other sites. */
export function isOurOrigin(headers: IncomingHttpHeaders, { origin, development }: OriginRule): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'same-origin') return true
  if (site === 'cross-site') return false
  const from = headers.origin
  if (from === undefined) return true
  if (from === origin) return true
  const url = URL.canParse(from) ? new URL(from) : null
  if (!url) return false
  if (url.host === headers.host) return true
  return development && isLoopback(url.hostname) && isLoopback(hostnameOf(headers.host))
}

/** True where browsers reach the server by https, as far as it knows. */
export function isSecure({ origin }: OriginRule): boolean {
  return origin?.startsWith('https:') ?? false
}

export function hostnameOf(host: string | undefined): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
}

export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
