// Colyseus made to do the same job: a message is checked, carried out and appended to SQLite with group commit before
// anybody hears of it; only then does the shared state change, each member is sent its patch at once (not at the next
// of twenty a second, which would cost less and come up to 50 ms late), and the sender its acknowledgement. What is
// the owner's alone (limits, ballots) is filtered by `view`, Colyseus' own way. It keeps no hashes and has no clock.
import { matchMaker, Room, Server } from '@colyseus/core'
import { MapSchema, StateView, schema } from '@colyseus/schema'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { Command, carryOut, GATES, ISSUES, newIssue, newPoll, newTeam, partOf } from './rules.mjs'
import { openStore } from './store.mjs'

const Hidden = schema({ due: 'number', vote: 'string' })
const Issue = schema({
  owner: 'string',
  phase: 'string',
  visit: 'uint32',
  enteredAt: 'number',
  spent: 'number',
  severity: 'string',
  cause: 'string',
  affected: 'string',
  option: 'string',
  words: 'string',
  step: 'string',
  hidden: { type: Hidden, view: true },
})
const Poll = schema({
  chair: 'string',
  round: 'uint32',
  state: 'string',
  voted: 'boolean',
  call: 'string',
  reason: 'string',
  mark: 'string',
  hidden: { type: Hidden, view: true },
})
const Team = schema({ ticked: 'string', by: 'string', said: 'string' })
const State = schema({ seq: 'uint32', issues: { map: Issue }, polls: { map: Poll }, team: Team })

const store = await openStore(process.env.DATA, 'colyseus')

class LaunchRoom extends Room {
  onCreate({ code }) {
    this.roomId = code
    this.autoDispose = false
    this.patchRate = null
    this.state = firstState()
    this.queue = Promise.resolve()
    this.onMessage('command', (client, frame) => {
      this.queue = this.queue.then(() => this.decide(client, frame))
    })
  }

  onJoin(client, { role }) {
    client.userData = { role }
    client.view = new StateView()
    const { issues, polls } = this.state
    for (const issue of issues.values()) if (role === null || issue.owner === role) client.view.add(issue)
    for (const poll of polls.values()) if (role === null || poll.chair === role) client.view.add(poll)
  }

  async decide(client, { n, command: asked }) {
    const parsed = Command.safeParse(asked)
    if (!parsed.success) return client.send('ack', { n, refusal: 'command.invalid' })
    const command = parsed.data
    const { role } = client.userData
    const before = this.targetOf(command)
    // Tried on a copy: what is not stored must not be seen.
    const copy = before && mapValues(before, (part) => part.toJSON())
    if (!copy || !carryOut(withHidden(copy), role, command))
      return client.send('ack', { n, refusal: 'illegal' })
    const seq = this.state.seq + 1
    await store.append(
      this.roomId,
      seq,
      JSON.stringify({ seq, wall: Date.now(), role, command, after: copy }),
    )
    carryOut(withHidden(before), role, command)
    this.state.seq = seq
    this.broadcastPatch()
    client.send('ack', { n, seq })
  }

  targetOf(command) {
    const found = partOf(this.state, command, (map, id) => map.get(id))
    return Object.values(found)[0] && found
  }
}

const withHidden = (parts) => ({ ...parts, hidden: (parts.issue ?? parts.poll)?.hidden })
const mapValues = (object, make) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, make(value)]))

function firstState() {
  const hidden = () => new Hidden().assign({ due: 0, vote: '' })
  const issues = new MapSchema()
  for (const { id, owner } of ISSUES)
    issues.set(id, new Issue().assign({ ...newIssue(owner), hidden: hidden() }))
  const polls = new MapSchema()
  for (const { id, chair } of GATES) polls.set(id, new Poll().assign({ ...newPoll(chair), hidden: hidden() }))
  return new State().assign({ seq: 0, issues, polls, team: new Team().assign(newTeam()) })
}

const server = new Server({ greet: false, transport: new WebSocketTransport() })
server.define('launch', LaunchRoom)
await server.listen(Number(process.env.PORT), process.env.HOST)
for (const code of JSON.parse(process.env.CODES)) await matchMaker.createRoom('launch', { code })
console.log(`listens on http://${process.env.HOST}:${server.transport.server.address().port}`)
process.on('SIGTERM', () => process.exit(0))
