import { findLinks } from '@longwire/model'
import { linkAddress } from './link-address.ts'

/** A text without formatting whose links are spelled as they are in a conversation: a name that mixes scripts in punycode (pitfall 4). */
export function withHonestLinks(text: string): string {
  let told = ''
  let at = 0
  for (const { start, end } of findLinks(text)) {
    const link = linkAddress(text.slice(start, end))
    if (link === undefined) continue
    told += text.slice(at, start) + link.shown
    at = end
  }
  return told + text.slice(at)
}
