import { closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type TestContext, test } from 'vitest'
import { verify } from '#server/chain.ts'
import type { LogRecord } from '#shared/record.ts'
import { checkParty, whoSeesOther } from './checks.ts'
import { type Client, isUp } from './client.ts'
import { LONGEST_MS, length, seed } from './lengths.ts'
import { openParty, type PartyRoom } from './party.ts'
import { embeddedSite } from './sites.ts'
import { until } from './until.ts'

const PAGE = 4096
const timeout = LONGEST_MS

async function workedSite({ onTestFinished }: TestContext, rooms: number) {
  const site = await embeddedSite()
  onTestFinished(site.close)
  const party = await openParty({ url: site.url, token: site.node.token(), rooms, seed })
  onTestFinished(party.close)
  party.work()
  await sleep(1500)
  return { site, party }
}

/** Overwrites the page of the file that holds this text. */
function garblePageOf(file: string, text: string): void {
  const at = readFileSync(file).indexOf(text)
  if (at < 0) throw new Error(`nothing in the file says ${text}`)
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(PAGE, 0xa5), 0, PAGE, at - (at % PAGE))
  closeSync(handle)
}

/** A page holds what came one after the other, whatever its room: the one in the middle of this is of this room alone. */
async function speech({ clients, facilitator }: PartyRoom): Promise<string> {
  const seats = clients.filter((one) => one !== facilitator)
  const said = Array.from({ length: 20 }, (_, n) => `sentence ${n} ${'and so on '.repeat(60)}`)
  for (const [n, text] of said.entries()) {
    const speaker = seats[n % seats.length] as Client
    const answered = await speaker.send({
      type: 'message.post',
      channel: 'discord',
      role: null,
      text,
      re: null,
    })
    expect(answered).toHaveProperty('seq')
  }
  return said[10] as string
}

/** Something a person wrote in the middle of a room's log. */
function wordsIn(records: LogRecord[]): { seq: number; text: string } {
  const middle = records.slice(Math.floor(records.length / 2))
  for (const { seq, command } of middle)
    if (command.type === 'message.post') return { seq, text: command.text }
  throw new Error('nobody wrote anything')
}

const readOnly = async (client: Client) => {
  const answered = await client.send({ type: 'moment.mark', text: 'is anybody there' })
  return 'refusal' in answered && answered.refusal === 'room.readOnly'
}

/** Everybody sees the sound part of the log, and is told that nothing more can be added. */
async function endsAt(room: PartyRoom, sound: LogRecord[]): Promise<void> {
  await until('everybody sees what is sound', () => whoSeesOther(room, sound))
  for (const client of room.clients) expect(await readOnly(client)).toBe(true)
}

test.concurrent('[FT13] a room with a damaged page or record opens read-only up to the last good one and says so; others live', {
  timeout,
}, async (context) => {
  const { site, party } = await workedSite(context, 3)
  await party.rest()
  await checkParty(party, site.read)
  const [torn, changed] = party.rooms as [PartyRoom, PartyRoom]
  const text = await speech(torn)
  const logs = (await Promise.all([torn, changed].map(({ code }) => site.read(code)))) as LogRecord[][]
  await site.node.stop('SIGTERM')
  const page = (logs[0] as LogRecord[]).findIndex(
    ({ command }) => command.type === 'message.post' && command.text === text.trim(),
  )
  garblePageOf(path.join(site.dir, 'launchroom.sqlite'), text.trim())
  const record = wordsIn(logs[1] as LogRecord[])
  await site.write(
    changed.code,
    record.seq,
    JSON.stringify(logs[1]?.[record.seq]).replace(record.text, 'other words'),
  )
  await site.node.start()

  const others = { ...party, rooms: party.rooms.slice(2) }
  await until(
    'the sound rooms are back',
    () => others.rooms[0]?.clients.find((one) => !isUp(one))?.name ?? null,
  )
  await endsAt(changed, (logs[1] as LogRecord[]).slice(0, record.seq))
  const left = verify(await site.read(torn.code)).sound
  expect(left.length).toBeLessThanOrEqual(page)
  expect(left.length).toBeGreaterThan(page - 5)
  await endsAt(torn, left)
  for (const { code } of [torn, changed]) {
    expect(site.node.said()).toMatch(new RegExp(`"room":"${code}".*read-only`))
  }
  party.work()
  await sleep(500)
  await party.rest()
  await checkParty(others, site.read)
})

test.concurrent('[FT12] a torn end of the write-ahead file costs what was in it, and nothing else', {
  timeout,
}, async (context) => {
  const { site, party } = await workedSite(context, 2)
  for (let round = 0; round < length(1, 10); round += 1) {
    party.work()
    await sleep(500)
    await site.node.stop('SIGKILL')
    const wal = path.join(site.dir, 'launchroom.sqlite-wal')
    truncateSync(wal, statSync(wal).size - 5000)
    await site.node.start()
    await party.rest()
    for (const room of party.rooms) {
      let records: LogRecord[] = []
      await until('everybody sees what is left', async () => {
        records = (await site.read(room.code)) as LogRecord[]
        return whoSeesOther(room, records)
      })
      expect(verify(records).fault).toBeNull()
    }
    // What the disk lost is lost; from here on everything must hold again.
    for (const { sent, shown } of party.clients) {
      sent.splice(0)
      shown.splice(0)
    }
    party.work()
    await sleep(500)
    await party.rest()
    await checkParty(party, site.read)
  }
})
