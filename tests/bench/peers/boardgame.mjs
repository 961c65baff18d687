// boardgame.io as it comes: moves of long form, all five seats active, `playerView` cuts what is another role's, every
// member is sent the state it may see. It publishes a move before it stores it. The storage is kinder to it than its
// own FlatFile: read from memory, written to SQLite with group commit (its log entry and the whole state, as its
// storage interface has it).
import { createRequire } from 'node:module'
import { Command, carryOut, GATES, ISSUES, newIssue, newPoll, newTeam, partOf, ROLES } from './rules.mjs'
import { openStore } from './store.mjs'

const require = createRequire(import.meta.url)
const { Server, FlatFile, Origins } = require('boardgame.io/server')
const { ActivePlayers, INVALID_MOVE } = require('boardgame.io/core')

const store = await openStore(process.env.DATA, 'boardgame')

function decide({ G, playerID }, asked) {
  const parsed = Command.safeParse(asked)
  if (!parsed.success) return INVALID_MOVE
  const command = parsed.data
  const part = partOf(G, command)
  const [found] = Object.values(part)
  if (!found || !carryOut({ ...part, hidden: found.hidden }, ROLES[Number(playerID)], command))
    return INVALID_MOVE
}

function hide(entries, role) {
  return Object.fromEntries(
    Object.entries(entries).map(([id, { hidden, ...open }]) => [
      id,
      role === undefined || (open.owner ?? open.chair) === role ? { ...open, hidden } : open,
    ]),
  )
}

const game = {
  name: 'launch',
  setup: () => ({
    issues: Object.fromEntries(
      ISSUES.map(({ id, owner }) => [id, { ...newIssue(owner), hidden: { due: 0, vote: '' } }]),
    ),
    polls: Object.fromEntries(
      GATES.map(({ id, chair }) => [id, { ...newPoll(chair), hidden: { due: 0, vote: '' } }]),
    ),
    team: newTeam(),
  }),
  turn: { activePlayers: ActivePlayers.ALL },
  moves: { decide: { move: decide, client: false, undoable: false, ignoreStaleStateID: true } },
  disableUndo: true,
  playerView: ({ G, playerID }) => {
    // The fifth is the facilitator, who sees everything.
    const role = ROLES[Number(playerID)]
    return { issues: hide(G.issues, role), polls: hide(G.polls, role), team: G.team }
  },
}

/** What its asynchronous storages derive from, which it does not export by itself. */
const Async = Object.getPrototypeOf(FlatFile)

class CachedSqlite extends Async {
  matches = new Map()

  async connect() {}

  async createMatch(id, { initialState, metadata }) {
    this.matches.set(id, { state: initialState, initialState, metadata, log: [] })
    await store.keep(id, JSON.stringify(initialState))
  }

  async setState(id, state, deltalog) {
    this.matches.get(id).state = state
    await Promise.all([
      store.append(id, state._stateID, JSON.stringify(deltalog)),
      store.keep(id, JSON.stringify(state)),
    ])
  }

  async setMetadata(id, metadata) {
    this.matches.get(id).metadata = metadata
  }

  async fetch(id) {
    return this.matches.get(id) ?? {}
  }

  async listMatches() {
    return [...this.matches.keys()]
  }
}

const server = Server({
  games: [game],
  db: new CachedSqlite(),
  origins: [Origins.LOCALHOST],
})
const { appServer } = await server.run(
  { port: Number(process.env.PORT), lobbyConfig: { apiPort: 0 } },
  () => {},
)
console.log(`listens on http://${process.env.HOST}:${appServer.address().port}`)
process.on('SIGTERM', () => process.exit(0))
