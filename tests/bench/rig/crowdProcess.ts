/**
 * The load: a process of its own that holds the connections of many rooms and lets them decide, either as often as a
 * clock says (open loop: a slow server meets the same demand) or as fast as answers come (to saturate).
 */
import { unreachable } from '#shared/unreachable.ts'
import type { Ask, Reply } from './crowd.ts'
import { type CrowdRoom, crowdRoom } from './crowdRoom.ts'
import { type InjectWatch, injectWatch } from './injectWatch.ts'
import { lines } from './lines.ts'

let rooms: CrowdRoom[] = []
let watched: InjectWatch[] = []
let lateness: number[] = []
let trouble: string | null = null
const say = (reply: Reply) => process.send?.(reply)
const failed = (why: string) => {
  trouble ??= why
}
/** What is still under way at the end may take this long. */
const LAST_MS = 5000

async function connect({ kind, urls, spread, seated }: Extract<Ask, { do: 'connect' }>): Promise<void> {
  await someAtOnce(seated, async (room, index) => {
    const urlOf = (member: number) => urls[(index + (spread === 'members' ? member : 0)) % urls.length] ?? ''
    rooms.push(await crowdRoom(room, { urlOf, connect: lines[kind], failed }))
  })
}

async function watch({ url, seated }: Extract<Ask, { do: 'watch' }>): Promise<void> {
  const late = (ms: number) => lateness.push(ms)
  await someAtOnce(seated, async (room) => {
    watched.push(await injectWatch(url, room, { late, failed }))
  })
}

async function someAtOnce<T>(
  list: readonly T[],
  act: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = list.entries()
  const some = async () => {
    for (const [index, one] of waiting) await act(one, index)
  }
  await Promise.all(Array.from({ length: 8 }, some))
}

async function injects({ startOver, seconds }: Extract<Ask, { do: 'injects' }>): Promise<number[]> {
  for (const [index, room] of watched.entries()) {
    setTimeout(room.start, (index / watched.length) * startOver * 1000)
  }
  await until(() => false, performance.now() + startOver * 1000)
  lateness = []
  await until(() => false, performance.now() + seconds * 1000)
  return lateness
}

/** Every room decides `perSecond` times a second, out of step with the others. */
async function openLoop({ perSecond, seconds }: Extract<Ask, { do: 'open' }>): Promise<number[]> {
  const times: number[] = []
  const gap = 1000 / perSecond
  const start = performance.now() + 50
  const end = start + seconds * 1000
  let underWay = 0
  let asked = 0
  for (const [index, room] of rooms.entries()) {
    let due = start + (index / rooms.length) * gap
    const next = () => {
      while (due <= performance.now()) {
        underWay += 1
        asked += 1
        room.decide(due, (ms) => {
          underWay -= 1
          times.push(ms)
        })
        due += gap
      }
      if (due < end) setTimeout(next, due - performance.now())
    }
    setTimeout(next, due - performance.now())
  }
  await until(() => performance.now() > end && underWay === 0, end + LAST_MS)
  if (underWay > 0) failed(`${underWay} of ${asked} decisions did not reach everybody`)
  return times
}

/** Every room has so many decisions under way, always. */
async function saturate({ underWay, seconds }: Extract<Ask, { do: 'saturate' }>): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  let open = 0
  for (const room of rooms) {
    const again = () => {
      if (performance.now() >= end) return
      open += 1
      room.decide(performance.now(), (ms) => {
        open -= 1
        times.push(ms)
        again()
      })
    }
    for (let n = 0; n < underWay; n += 1) again()
  }
  await until(() => performance.now() > end && open === 0, end + LAST_MS)
  if (open > 0) failed(`${open} decisions did not reach everybody`)
  return times
}

const resumeAll = () => Promise.all(rooms.map((room) => room.resume()))

function until(holds: () => boolean, latest: number): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (holds() || performance.now() > latest || trouble) done()
      else setTimeout(look, 5)
    }
    look()
  })
}

async function carryOut(ask: Ask): Promise<number[]> {
  switch (ask.do) {
    case 'connect':
      await connect(ask)
      await resumeAll()
      return []
    case 'resume':
      await resumeAll()
      return []
    case 'watch':
      await watch(ask)
      return []
    case 'open':
      return openLoop(ask)
    case 'saturate':
      return saturate(ask)
    case 'injects':
      return injects(ask)
    case 'close':
      for (const room of [...rooms, ...watched]) room.close()
      rooms = []
      watched = []
      return []
    default:
      return unreachable(ask)
  }
}

async function answer(ask: Ask): Promise<Reply> {
  trouble = null
  const before = process.cpuUsage()
  const times = await carryOut(ask)
  const { user, system } = process.cpuUsage(before)
  return { times, trouble, cpuMs: (user + system) / 1000 }
}

process.on('message', (ask: Ask) => {
  answer(ask).then(say, (error: unknown) => say({ times: [], trouble: String(error), cpuMs: 0 }))
})
process.on('disconnect', () => process.exit(0))
