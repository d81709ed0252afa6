import type { Waiting } from './model/waiting.ts'
import { texts } from './texts/texts.ts'

/** Shows what waits where the page itself is not seen: in its title, and on the icon of an installed app. */
export function showWaiting({ mentions, unread }: Waiting): void {
  const mark = mentions > 0 ? `(${mentions}) ` : unread > 0 ? '• ' : ''
  document.title = `${mark}${texts.product}`
  // Badges are refused to pages that are not installed, and that is no trouble.
  const badge = mentions > 0 ? navigator.setAppBadge?.(mentions) : navigator.clearAppBadge?.()
  badge?.catch(() => {})
}
