import { ScriptedServer, VirtualEnvironment } from '@longwire/testing'
import type { ClientStatus, IrcClientOptions } from '../src/client.ts'
import type { MemoryTarget } from '../src/memory.ts'
import { createIrcClient } from '../src/client/create-client.ts'

/** A client of a scripted server, by a clock that the test moves. */
export function setUp(options: Partial<IrcClientOptions<MemoryTarget>> = {}) {
  const environment = new VirtualEnvironment()
  const server = new ScriptedServer()
  const client = createIrcClient({
    opener: server.opener,
    targets: [server.target],
    session: { nickname: 'ada' },
    environment,
    ...options,
  })
  const statuses: ClientStatus[] = []
  client.onStatus((status) => statuses.push(status))
  return { environment, server, client, statuses }
}

/** The same, registered, and asked for its lag. */
export async function registered(options: Partial<IrcClientOptions<MemoryTarget>> = {}, isupport?: string) {
  const all = setUp(options)
  const opening = all.client.open()
  const connection = await all.server.accept()
  await connection.register({ capabilities: '', ...(isupport !== undefined && { isupport }) })
  const result = await opening.done
  await connection.expect(/^PING longwire-/)
  return { ...all, connection, result }
}

/** The code of the error that a status carries. */
export const codeOf = (status: ClientStatus) => ('error' in status ? status.error.code : undefined)
