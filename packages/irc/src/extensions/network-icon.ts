import type { IsupportState } from '../session/state.ts'

/**
 * Where a picture of the network is; undefined where it has none, or one that is not on https. It is the server's word: load
 * it only where a person allows, and never from inside their own network.
 * Source: https://ircv3.net/specs/extensions/network-icon
 */
export function networkIcon(isupport: IsupportState): string | undefined {
  const url = isupport.tokens.get('ICON') ?? isupport.tokens.get('draft/ICON')
  return url !== undefined && /^https:\/\/[^\s/]+/i.test(url) ? url : undefined
}
