import type { Downgrade } from './downgrade.ts'
import { tagOf } from './rewrite.ts'

/** Nobody without the capability hears of networks. See docs/extensions/networks.md. */
export const bouncerNetworks: Downgrade = {
  extension: 'bouncer-networks',
  capabilities: ['soju.im/bouncer-networks'],
  commands: ['BOUNCER'],
  downgrade: () => [],
}

/** What was not asked for: a network outside of a list. */
export const bouncerNetworksNotify: Downgrade = {
  extension: 'bouncer-networks-notify',
  capabilities: ['soju.im/bouncer-networks-notify'],
  commands: ['BOUNCER'],
  downgrade: (message) => (message.params?.[0] === 'NETWORK' && tagOf(message, 'batch') === undefined ? [] : [message]),
}
