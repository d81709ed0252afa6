import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../login/refusal.ts'
import { forGood, PageFile } from './page-file.ts'
import { sendRefusal } from './refusals.ts'

/**
 * Serves the built web app. Files in `assets/` have the hash of their content in their name and are cached for good; all
 * else is asked for again each time. A path that is no file is a place within the app.
 */
export async function addWebApp(app: FastifyInstance, folder: string, now: () => number): Promise<void> {
  const open = async (name: string): Promise<PageFile | undefined> => {
    const path = join(folder, name)
    return existsSync(path) ? await PageFile.open(path, now) : undefined
  }
  const page = await open('index.html')
  // As the service worker keeps it, with the policy that it is sent under.
  const kept = await open('kept.html')
  if (page !== undefined) {
    app.get('/', (request, reply) => page.send(request, reply))
    app.get('/index.html', (request, reply) => page.send(request, reply))
    if (kept !== undefined) app.get('/kept.html', (request, reply) => kept.send(request, reply))
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      wildcard: true,
      index: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.startsWith(join(folder, 'assets')) ? forGood : 'no-cache')
      },
    })
    app.get<{ Params: { name: string } }>('/assets/:name(^[\\w.-]+$)', (request, reply) => {
      const { name } = request.params
      return page.asset(name)?.send(request, reply, forGood) ?? reply.sendFile(`assets/${name}`)
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return sendRefusal(reply, new Refusal('not-found', 'There is nothing here.'))
    if (page !== undefined) return page.send(request, reply.code(200))
    return sendRefusal(reply, new Refusal('unavailable', 'The web app has not been built. Run `npm start`.'))
  })
}

function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const path = request.url.split('?', 1)[0] ?? '/'
  return !path.startsWith('/api/') && !path.startsWith('/assets/') && !/\.[a-z0-9]{1,8}$/.test(path)
}
