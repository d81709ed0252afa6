import type { ClientStatus, IrcClient } from '@longwire/connection'
import { changeRealname } from '@longwire/irc'
import type { NetworkId, NetworkRecord, NetworkSettings } from '@longwire/store'
import type { ClientFactory, Upstream, UpstreamListener } from './upstream.ts'

/** An upstream around an `IrcClient`, which is made anew when settings change that it was made with. */
export class NetworkUpstream implements Upstream {
  readonly #makeClient: ClientFactory
  readonly #listener: UpstreamListener
  #record: NetworkRecord
  #client: IrcClient
  #stopListening: () => void

  constructor(record: NetworkRecord, makeClient: ClientFactory, listener: UpstreamListener) {
    this.#record = record
    this.#makeClient = makeClient
    this.#listener = listener
    this.#client = makeClient(record, () => this.#record)
    this.#stopListening = this.#listen(this.#client)
  }

  get id(): NetworkId {
    return this.#record.id
  }

  get record(): NetworkRecord {
    return this.#record
  }

  get client(): IrcClient {
    return this.#client
  }

  get status(): ClientStatus {
    return this.#client.status
  }

  start(): void {
    // Whether it comes about is told by the status; nobody waits for the operation itself.
    if (this.#record.settings.enabled) this.#client.open().done.catch(() => {})
  }

  change(record: NetworkRecord, reason = record.settings.enabled ? 'Changing settings' : 'Leaving'): void {
    const before = this.#record
    this.#record = record
    if (!needsNewClient(before.settings, record.settings) && this.#changeNames(before.settings)) return
    this.#stopListening()
    this.#client.close(reason).done.catch(() => {})
    this.#client = this.#makeClient(record, () => this.#record)
    this.#stopListening = this.#listen(this.#client)
    this.#listener.status(this.#client.status)
    this.start()
  }

  learn(record: NetworkRecord): void {
    this.#record = record
  }

  retry(): void {
    if (!this.#record.settings.enabled) return
    if (this.status.kind === 'waiting') this.#client.wake()
    else if (this.status.kind === 'failed' || this.status.kind === 'closed') this.start()
  }

  async stop(reason: string): Promise<void> {
    this.#stopListening()
    try {
      await this.#client.close(reason).done
    } catch {
      // It was not open, or went away by itself: closed either way.
    }
  }

  /** False where only a new connection can bring the new names. */
  #changeNames(before: NetworkSettings): boolean {
    return this.#changeNickname(before) && this.#changeRealname(before)
  }

  #changeRealname(before: NetworkSettings): boolean {
    const { realname } = this.#record.settings
    if (realname === before.realname) return true
    const { capabilities, identity } = this.#client.state
    if (realname === undefined || this.status.kind !== 'registered' || !capabilities.enabled.has('setname'))
      return false
    if (identity.realname === realname) return true
    this.#client.request({ kind: 'query', message: changeRealname(realname) }).done.catch(() => {})
    return true
  }

  #changeNickname(before: NetworkSettings): boolean {
    const { nickname } = this.#record.settings
    if (nickname === before.nickname) return true
    if (this.status.kind !== 'registered') return false
    const now = this.#client.state.identity.nickname
    if (now !== nickname) this.#client.request({ kind: 'change-nickname', nickname }).done.catch(() => {})
    return true
  }

  #listen(client: IrcClient): () => void {
    const endEvents = client.onEvent((event) => this.#listener.event(event))
    const endStatus = client.onStatus((status) => this.#listener.status(status))
    return () => {
      endEvents()
      endStatus()
    }
  }
}

/** All but the name is used in connecting; names of a person can be changed while connected, and what is said at login waits for the next one. */
function needsNewClient(before: NetworkSettings, after: NetworkSettings): boolean {
  const used = (settings: NetworkSettings): string =>
    JSON.stringify({ ...settings, name: '', nickname: '', realname: '', perform: [] })
  return used(before) !== used(after)
}
