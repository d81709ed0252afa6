import type { SaslMechanism, SessionSecrets } from '@longwire/irc'
import { external } from '@longwire/irc/sasl/external'
import { plain } from '@longwire/irc/sasl/plain'
import { scramSha256, scramSha512 } from '@longwire/irc/sasl/scram'
import type { NetworkSettings } from '@longwire/store'
import { parsePerform } from './perform.ts'

/** What is not to be written down; `current` is what the settings are at a login. */
export function secretsOf({ serverPassword }: NetworkSettings, current: () => NetworkSettings): SessionSecrets {
  return {
    beforeJoining: (nickname) => parsePerform(current().perform ?? [], nickname) ?? [],
    ...(serverPassword !== undefined && { serverPassword }),
    get mechanisms() {
      const { sasl } = current()
      return sasl === undefined ? [] : mechanismsOf(sasl)
    },
  }
}

/** The strongest first; where the person named some, only those. */
function mechanismsOf(sasl: NonNullable<NetworkSettings['sasl']>): readonly SaslMechanism[] {
  const { account, password, mechanisms } = sasl
  const login = password === undefined ? undefined : { username: account, password }
  const known = login === undefined ? [external()] : [scramSha512(login), scramSha256(login), plain(login)]
  return mechanisms.length === 0 ? known : known.filter(({ name }) => mechanisms.includes(name))
}
