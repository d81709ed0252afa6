import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { NetworkAnswer } from '@longwire/bouncer'
import type { Finding } from '../finding.ts'

const TIME_LIMIT = 8_000

/** One person's networks: whether they are connected, and where they are not, how far one gets. */
export async function* checkNetworks(
  user: string,
  networks: readonly NetworkAnswer[],
): AsyncGenerator<Finding, void, void> {
  for (const network of networks) {
    if (!network.enabled) continue
    const named = `${network.name} of ${user}`
    if (network.state === 'connected') yield { level: 'good', text: `${named} is connected.` }
    else yield await reach(network, named)
  }
}

async function reach({ host, port, error }: NetworkAnswer, named: string): Promise<Finding> {
  const said = error === undefined ? '' : ` Longwire says: ${error}`
  try {
    await lookup(host)
  } catch {
    return {
      level: 'bad',
      text: `${named}: the name ${host} is not known here.${said}`,
      advice: 'Is the name right? Does this machine reach its name servers (getent hosts NAME)?',
    }
  }
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(TIME_LIMIT) })
  } catch (failure) {
    const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
    const refused = code === 'ECONNREFUSED'
    return {
      level: 'bad',
      text: `${named}: ${host}:${port} ${refused ? 'refuses connections' : 'does not answer'}.${said}`,
      advice: refused ? 'Is the port right?' : 'Is it up? Does a firewall keep this machine from going there?',
    }
  } finally {
    socket.destroy()
  }
  if (error === undefined) return { level: 'good', text: `${named}: ${host}:${port} can be reached.` }
  return { level: 'bad', text: `${named} can be reached, but is not connected: ${error}` }
}
