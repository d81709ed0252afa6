/// <reference lib="webworker" />
import type { PushAction } from '../push/push-action.ts'
import { folded, type PushMessage, readPush, withoutUnseen } from '../push/push-message.ts'
import { pushTexts } from './push-texts.ts'

declare const self: ServiceWorkerGlobalScope

type Said = Extract<PushMessage, { readonly kind: 'said' }>

/** What a notification remembers of the conversation that it is about. */
interface Remembered {
  readonly network: string | undefined
  readonly buffer: string
  readonly time: number
  readonly count: number
  /** Of the message that it shows. */
  readonly msgid: string | undefined
}

/** `actions` and `renotify` are not in all browsers, and so not in the types. */
interface PushNotification extends NotificationOptions {
  readonly renotify?: boolean
  readonly actions?: readonly { readonly action: string; readonly title: string; readonly type?: 'button' | 'text' }[]
}

/** Shows what was said while nobody looked, and does what is chosen on it. Source: docs/extensions/webpush.md */
export function handlePushes(): void {
  self.addEventListener('push', (event) => {
    const message = readPush(event.data?.text() ?? '')
    if (message !== undefined) event.waitUntil(inTurn(() => (message.kind === 'said' ? show(message) : clear(message))))
  })
  self.addEventListener('notificationclick', (event) => {
    event.notification.close()
    // Where a platform has a field in the notification, this is what was written there.
    const reply = (event as NotificationEvent & { readonly reply?: string | null }).reply
    const acted = act(event.action, event.notification.data as Remembered, reply ?? '')
    event.waitUntil(Promise.all([acted, inTurn(badge)]))
  })
}

/** Never rejects. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Does what asks for notifications or shows one when what came before is done: pushes come together when a device wakes up, and each
 * looks at what the one before has shown. Chromium, besides, forgets a notification that is shown while it is asked for all of
 * them: it stays on the screen, and is never found again.
 */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = last.then(work)
  last = done.catch(() => {})
  return done
}

async function show(said: Said): Promise<void> {
  const texts = pushTexts(self.navigator.language)
  const tag = tagOf(said.network, said.conversation)
  const before = await self.registration.getNotifications({ tag })
  const count = 1 + ((before[0]?.data as Remembered | undefined)?.count ?? 0)
  const data: Remembered = {
    network: said.network,
    buffer: folded(said.conversation),
    time: said.time ?? new Date().getTime(),
    count,
    msgid: said.msgid,
  }
  const who = withoutUnseen(said.channel ? `${said.sender} · ${said.conversation}` : said.sender)
  const options: PushNotification = {
    body: said.text,
    tag,
    renotify: true,
    data,
    timestamp: data.time,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    actions:
      said.network === undefined
        ? []
        : [
            { action: 'reply', title: texts.reply, type: 'text' },
            { action: 'read', title: texts.read },
          ],
  } as PushNotification
  await self.registration.showNotification(count > 1 ? `${who} (${count})` : who, options)
  await badge()
}

/** It was read on another device, or the message that is shown was taken back. */
async function clear(message: Exclude<PushMessage, Said>): Promise<void> {
  const tag = tagOf(message.network, message.conversation)
  for (const shown of await self.registration.getNotifications({ tag })) {
    const { msgid } = shown.data as Remembered
    if (message.kind === 'read' || message.msgid === msgid) shown.close()
  }
  await badge()
}

async function act(action: string, { network, buffer, time }: Remembered, reply: string): Promise<void> {
  const path = network === undefined ? '/' : `/c/${encodeURIComponent(network)}/${encodeURIComponent(buffer)}`
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (page !== undefined && network !== undefined && action === 'read') {
    return send(page, { kind: 'push-read', network, buffer, time })
  }
  if (page !== undefined && network !== undefined && action === 'reply' && reply !== '') {
    return send(page, { kind: 'push-reply', network, buffer, text: reply })
  }
  if (page !== undefined) {
    send(page, { kind: 'push-open', path })
    await page.focus()
    return
  }
  // Looking at it reads it; what was written is there to be sent.
  await self.clients.openWindow(
    action === 'reply' && reply !== '' ? `${path}?write=${encodeURIComponent(reply)}` : path,
  )
}

function send(page: WindowClient, action: PushAction): void {
  page.postMessage(action, [])
}

/** How many conversations call, on the icon of an installed app. */
async function badge(): Promise<void> {
  const shown = await self.registration.getNotifications()
  const { navigator } = self as unknown as { readonly navigator: Badges }
  // A badge that is refused is no trouble.
  if (shown.length > 0) await navigator.setAppBadge?.(shown.length).catch(() => {})
  else await navigator.clearAppBadge?.().catch(() => {})
}

/** Not in all browsers, and so not in the types. */
interface Badges {
  setAppBadge?(count: number): Promise<void>
  clearAppBadge?(): Promise<void>
}

function tagOf(network: string | undefined, conversation: string): string {
  return `${network ?? ''} ${folded(conversation)}`
}
