/**
 * Where a request comes from, for whatever is limited by address. What headers say of it counts only as far as a proxy
 * that we trust has said it: anybody can write `X-Forwarded-For`.
 */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Whether what the sender at this address says of the one before it is believed; our own visitor is hop 0. */
export type Trust = (address: string, hop: number) => boolean

export const trustNobody: Trust = () => false

/** A number of proxies (`1`), or their addresses and networks (`10.0.0.0/8, ::1`). Null where it is neither. */
export function trustFrom(text: string): Trust | null {
  if (/^\d{1,2}$/.test(text)) return (_, hop) => hop < Number(text)
  const proxies = new BlockList()
  for (const part of text.split(',')) {
    if (!addNetwork(proxies, part.trim())) return null
  }
  return (address) => proxies.check(address, familyOf(address))
}

function addNetwork(list: BlockList, text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  if (bits === undefined) list.addAddress(address, familyOf(address))
  else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)) {
    list.addSubnet(address, Number(bits), familyOf(address))
  } else return false
  return true
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The address of whoever asked: of the connection, or as far back as those in between are trusted. */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trust: Trust): string {
  const told = [request.headers['x-forwarded-for'] ?? []].flat().join(',')
  let here = plain(request.socket.remoteAddress ?? '')
  for (const [hop, text] of told.split(',').reverse().entries()) {
    const before = plain(text.trim())
    if (isIP(before) === 0 || !trust(here, hop)) break
    here = before
  }
  return here
}

/** Whom an address stands for: itself, or with IPv6 its network, of which one household has more than it could use. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':').length : 0
  const zeros = tail === undefined ? 0 : 8 - groups.length - after
  const whole = [...groups, ...Array(Math.max(0, zeros)).fill('0'), ...(tail ? tail.split(':') : [])]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** IPv4 as it looks on a socket that takes both. */
function plain(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
}
