/** One command to a Redis of the test's own, past all that stands between. */
import { createClient } from 'redis'

export async function redisCommand(port: number, command: string[]): Promise<unknown> {
  const client = createClient({ url: `redis://127.0.0.1:${port}` })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.sendCommand(command)
  } finally {
    client.destroy()
  }
}
