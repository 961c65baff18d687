/** The client's files. Every address that is no file and no part of the API is a page of the client itself. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from './problem.ts'

const YEAR_SECONDS = 365 * 24 * 3600

export async function pageRoutes(app: FastifyInstance, clientDir: string | null): Promise<void> {
  const built = clientDir !== null && existsSync(path.join(clientDir, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: clientDir,
      cacheControl: false,
      index: false,
      wildcard: false,
      globIgnore: ['**/*.map', '**/*.br', '**/*.gz'],
      preCompressed: true,
      setHeaders: (reply, file) => {
        // Names of assets carry a hash of their content.
        const forGood = path.relative(clientDir, file).startsWith(`assets${path.sep}`)
        reply.header('cache-control', forGood ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets)\/|\.\w+$/.test(pathOf(request.url))
    if (!isPage) throw new Problem(404, 'address.unknown', 'There is nothing at this address.')
    if (built) return reply.type('text/html; charset=utf-8').sendFile(pageOf(request.url, clientDir))
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('The pages of Launchroom are not built yet. Run "npm run build" and load this page again.\n')
  })
}

/** The page of a room asks for all of its code at once; the others begin with what they share. */
function pageOf(url: string, clientDir: string): string {
  const isRoom = /^\/room\//i.test(url) && existsSync(path.join(clientDir, 'room.html'))
  return isRoom ? 'room.html' : 'index.html'
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}
