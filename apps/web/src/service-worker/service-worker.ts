/// <reference lib="webworker" />
// Keeps the app itself, so that it opens without a network and at once. What people say is none of its business: that is in
// IndexedDB, and /api/ passes through.
import type { Precache } from './precache.ts'
import { handlePushes } from './push.ts'

declare const self: ServiceWorkerGlobalScope
/** Put in by the build. */
declare const precache: Precache

/** Source: https://w3c.github.io/ServiceWorker/#installevent-interface */
interface RoutedInstallEvent extends ExtendableEvent {
  addRoutes?(rules: readonly object[]): Promise<void>
}

const cacheName = `longwire ${precache.version}`
/** For every place of the app; it asks for less than the one that comes from the bouncer, which knows nothing of what is kept. */
const page = '/kept.html'

self.addEventListener('install', (event: RoutedInstallEvent) => {
  event.waitUntil(Promise.all([keepAll(), passBy(event)]))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropOthers(), self.clients.claim()]))
})

// A new version waits until the page says that nobody looks.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  // A one-time link has to meet the bouncer of today.
  if (pathname === '/setup') return
  event.respondWith(fromCache(request, request.mode === 'navigate' ? page : pathname))
})

handlePushes()

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all([page, ...precache.files].map((file) => keep(cache, file)))
}

/** Rejects where a file cannot be had: an app of which a part is missing is not kept. */
async function keep(cache: Cache, file: string): Promise<void> {
  const answer = await fetch(file, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  await cache.put(file, answer)
}

/** Has the browser take what needs no thinking by itself, where it can: a worker may have to be started first. */
async function passBy(event: RoutedInstallEvent): Promise<void> {
  await event.addRoutes?.([
    { condition: { urlPattern: '/assets/*' }, source: { cacheName } },
    { condition: { urlPattern: '/api/*' }, source: 'network' },
  ])
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)))
}

async function fromCache(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetch(request)
}
