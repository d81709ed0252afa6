import type { Waiting } from './model/waiting.ts'
import { texts } from './texts/texts.ts'

let told: string | undefined

/** Shows what waits where the page itself is not seen: in its title, and on the icon of an installed app. */
export function showWaiting({ mentions, unread }: Waiting): void {
  const mark = mentions > 0 ? `(${mentions}) ` : unread > 0 ? '• ' : ''
  const title = `${mark}${texts.product}`
  // A title and a badge cost a message to another process each, and counts change with every line. What the service worker has
  // shown while nobody looked is replaced.
  if (document.title !== title) document.title = title
  const badgeNow = `${mentions} ${document.visibilityState}`
  if (badgeNow === told) return
  told = badgeNow
  // Badges are refused to pages that are not installed, and that is no trouble.
  const badge = mentions > 0 ? navigator.setAppBadge?.(mentions) : navigator.clearAppBadge?.()
  badge?.catch(() => {})
}
