/** The room a screen stands in: opens the wire for as long as the screen is there, and gives its parts to hooks. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { io } from 'socket.io-client'
import { useStore } from 'zustand'
import type { Command } from '#shared/command.ts'
import type { RoomCode } from '#shared/ids.ts'
import type { Handshake } from '#shared/protocol.ts'
import { type Answered, type Connection, openConnection, type RoomSocket } from './connection.ts'
import { type Session, takeSession } from './session.ts'
import { sessionStore } from './storage.ts'
import { createRoomStore, type FactRecord, type RoomData, type RoomStore } from './store.ts'

interface Room {
  store: RoomStore
  connection: Connection
}

const RoomContext = createContext<Room | null>(null)
let tab: Session | null = null

/** Opens a room by its code as one of the three kinds of client. `silent` stands in while nothing is connected. */
export function RoomProvider(props: {
  code: RoomCode
  as: Handshake['as']
  screenKey?: string
  children: ReactNode
}) {
  const { code, as, screenKey = null, children } = props
  const [room, setRoom] = useState<Room>(() => ({ store: createRoomStore(), connection: silent }))
  useEffect(() => {
    const store = createRoomStore()
    tab ??= takeSession(sessionStore(), window)
    const connection = openConnection({
      code,
      as,
      key: screenKey,
      session: tab,
      store,
      open: (handshake) => openSocket(code, handshake),
      now: () => Date.now(),
      every: (ms, act) => {
        const id = setInterval(act, ms)
        return () => clearInterval(id)
      },
    })
    setRoom({ store, connection })
    return connection.close
  }, [code, as, screenKey])
  return <RoomContext value={room}>{children}</RoomContext>
}

/**
 * A room that is only looked at: a debrief at some moment, a picture in a test. Commands go to the connection that is
 * given; without one they are answered with `notSent`.
 */
export function StillRoom(props: { store: RoomStore; connection?: Connection; children: ReactNode }) {
  const { store, connection = silent, children } = props
  const room = useMemo(() => ({ store, connection }), [store, connection])
  return <RoomContext value={room}>{children}</RoomContext>
}

function openSocket(code: RoomCode, handshake: () => Handshake): RoomSocket {
  // The code in the query lets a balancer keep a room on one node; nothing depends on it.
  return io({
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    query: { room: code },
    auth: (give) => give(handshake()),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  })
}

const nowhere = () => Promise.resolve({ notSent: 'offline' as const, at: 0 })
const silent: Connection = {
  send: nowhere,
  preview: nowhere,
  resend: nowhere,
  discard: () => {},
  reopen: () => {},
  close: () => {},
}

function useRoomParts(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom outside of a RoomProvider')
  return room
}

/** A part of what this tab knows of the room; the component renders again when that part changes. */
export function useRoom<T>(select: (data: RoomData) => T): T {
  return useStore(useRoomParts().store, select)
}

/** The store itself, for what must read without rendering. */
export function useRoomStore(): RoomStore {
  return useRoomParts().store
}

export function useConnection(): Connection {
  return useRoomParts().connection
}

/** Calls back once for every record whose facts arrive while the component is there; not for what came before. */
export function useFacts(heard: (record: FactRecord) => void): void {
  const { store } = useRoomParts()
  const latest = useRef(heard)
  useEffect(() => {
    latest.current = heard
  })
  useEffect(
    () =>
      store.subscribe((data, before) => {
        if (data.recent === before.recent) return
        const known = before.recent.at(-1)?.seq ?? -1
        for (const record of data.recent) if (record.seq > known) latest.current(record)
      }),
    [store],
  )
}

/** Sends commands: `useSend()(command)`. Every control that sends one should show its refusal: see `useCommand`. */
export function useSend(): (command: Command) => Promise<Answered> {
  return useRoomParts().connection.send
}
