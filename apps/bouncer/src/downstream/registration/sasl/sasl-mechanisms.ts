import { external } from './external.ts'
import { plain } from './plain.ts'
import { scramSha256 } from './scram-sha-256.ts'
import type { ClientPeer, SaslMechanism } from './sasl-mechanism.ts'

const mechanisms: readonly SaslMechanism[] = [plain, scramSha256, external]

/** The mechanism of this name, in any case; undefined where it cannot succeed for this client. */
export function mechanismFor(name: string, peer: ClientPeer): SaslMechanism | undefined {
  return mechanisms.find((one) => one.name === name.toUpperCase() && one.offeredTo(peer))
}

/** What a client may choose from, as the capability's value and 908 list it. */
export function mechanismNames(peer: ClientPeer): string {
  return mechanisms
    .filter((one) => one.offeredTo(peer))
    .map(({ name }) => name)
    .join(',')
}
