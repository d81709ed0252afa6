/// <reference lib="webworker" />
// Keeps the app itself, so that it opens without a network and at once. What people say is none of its business: that is in
// IndexedDB, and /api/ passes through.
import type { Precache } from './precache.ts'
import { handlePushes } from './push.ts'

declare const self: ServiceWorkerGlobalScope
/** Put in by the build. */
declare const precache: Precache

const cacheName = `longwire ${precache.version}`
const page = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll())
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
  await cache.addAll([page, ...precache.files].map((file) => new Request(file, { cache: 'no-cache' })))
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)))
}

async function fromCache(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetch(request)
}
