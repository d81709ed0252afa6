import { connectError, createMemoryOpener, type MemoryEnd, type MemoryTarget, type Opener } from '@longwire/connection'
import { formatServerTime, type Message, parseMessage } from '@longwire/irc'
import type { VirtualEnvironment } from '@longwire/testing'

/** What the network can do; the seed chooses. */
export interface NetworkTraits {
  readonly echoes: boolean
  readonly labels: boolean
  readonly history: boolean
}

/** Something that was said on the network, by anybody. */
export interface Said {
  readonly id: string
  readonly time: number
  readonly by: string
  readonly target: string
  readonly text: string
  /** Whether the bouncer heard it as it was said. */
  heard: boolean
}

const base = 'server-time message-tags batch'

/** A small IRC network in memory: it remembers all that was said, and serves one client. */
export class SimulatedNetwork {
  readonly opener: Opener<MemoryTarget>
  readonly target: MemoryTarget = { host: 'irc.example', port: 6667 }
  readonly traits: NetworkTraits
  readonly log: Said[] = []
  /** Nobody gets in. */
  down = false
  readonly #environment: VirtualEnvironment
  #far: MemoryEnd | undefined
  #registered = false
  readonly #joined = new Set<string>()
  #count = 0

  constructor(environment: VirtualEnvironment, traits: NetworkTraits) {
    this.#environment = environment
    this.traits = traits
    this.opener = createMemoryOpener((far) => this.#accept(far))
  }

  get connected(): boolean {
    return this.#registered
  }

  isJoined(channel: string): boolean {
    return this.#registered && this.#joined.has(channel)
  }

  /** Somebody else says something. */
  say(by: string, target: string, text: string): void {
    const said = this.#remember(by, target, text)
    const hears = this.#registered && (target === 'ada' || this.#joined.has(target))
    if (!hears) return
    said.heard = true
    this.#send(this.#line(said))
  }

  /** The connection is gone without a word. */
  cut(): void {
    const far = this.#far
    this.#leave()
    far?.abort(connectError('reset', this.target))
  }

  #accept(far: MemoryEnd): void {
    if (this.down) throw connectError('refused', this.target)
    this.cut()
    this.#far = far
    far.listen({
      lines: (lines) => {
        for (const { text } of lines) if (this.#far === far) this.#receive(text)
      },
      closed: () => {
        if (this.#far === far) this.#leave()
      },
    })
  }

  #leave(): void {
    this.#far = undefined
    this.#registered = false
    this.#joined.clear()
  }

  #receive(line: string): void {
    const message = parseMessage(line)
    if (message === undefined) return
    const { command, params } = message
    const [first = '', second = ''] = params
    if (command === 'CAP' && first === 'LS') this.#send(`:s CAP * LS :${this.#capabilities()}`)
    else if (command === 'CAP' && first === 'REQ') this.#send(`:s CAP * ACK :${second}`)
    else if (command === 'CAP' && first === 'END') this.#welcome()
    else if (command === 'PING') this.#send(`:s PONG s ${first}`)
    else if (command === 'JOIN') for (const channel of first.split(',')) this.#join(channel, message)
    else if (command === 'PRIVMSG') this.#heard(message)
    else if (command === 'CHATHISTORY') this.#history(message)
    else this.#acknowledge(message)
  }

  #capabilities(): string {
    const { echoes, labels, history } = this.traits
    return [base, echoes ? 'echo-message' : '', labels ? 'labeled-response' : '', history ? 'draft/chathistory' : '']
      .filter((name) => name !== '')
      .join(' ')
  }

  #welcome(): void {
    this.#registered = true
    this.#send(
      ':s 001 ada :Welcome',
      ':s 005 ada CHANTYPES=# PREFIX=(ov)@+ CASEMAPPING=ascii NETWORK=Sim CHATHISTORY=100 :are',
    )
    this.#send(':s 422 ada :No MOTD')
  }

  #join(channel: string, message: Message): void {
    this.#joined.add(channel)
    this.#acknowledge(message, `:ada!a@h JOIN ${channel}`)
    this.#send(`:s 353 ada = ${channel} :@ada bob`, `:s 366 ada ${channel} :End`)
  }

  /** Our person said something. */
  #heard(message: Message): void {
    const [target = '', text = ''] = message.params
    const said = this.#remember('ada', target, text)
    if (this.traits.echoes) this.#acknowledge(message, this.#line(said))
    else this.#acknowledge(message)
    said.heard = true
  }

  #history(message: Message): void {
    const [kind = '', target = '', reference = '', count = ''] = message.params
    const type = kind === 'TARGETS' ? 'draft/chathistory-targets' : `chathistory ${target}`
    const lines =
      kind === 'TARGETS' ? this.#targets(target, reference) : this.#page(kind, target, reference, Number(count))
    const label = message.tags.get('label')
    this.#send(`${label === undefined ? '' : `@label=${label} `}:s BATCH +h ${type}`)
    for (const line of lines) this.#send(line.startsWith('@') ? `@batch=h;${line.slice(1)}` : `@batch=h ${line}`)
    this.#send(':s BATCH -h')
  }

  #targets(from: string, to: string): readonly string[] {
    const [after, before] = [timeIn(from), timeIn(to)]
    const latest = new Map<string, number>()
    for (const { by, target, time } of this.log) {
      const partner = target === 'ada' ? by : target.startsWith('#') ? undefined : target
      if (partner !== undefined) latest.set(partner, time)
    }
    return [...latest]
      .filter(([, time]) => time > after && time < before)
      .map(([name, time]) => `:s CHATHISTORY TARGETS ${name} ${formatServerTime(time)}`)
  }

  #page(kind: string, target: string, reference: string, count: number): readonly string[] {
    const both = (said: Said): boolean =>
      target.startsWith('#')
        ? said.target === target
        : [said.by, said.target].toSorted().join() === ['ada', target].toSorted().join()
    const all = this.log.filter(both)
    const after = timeIn(reference)
    const page = kind === 'LATEST' ? all.slice(-count) : all.filter(({ time }) => time > after).slice(0, count)
    return page.map((said) => this.#line(said))
  }

  #acknowledge({ tags }: Message, line?: string): void {
    const label = this.traits.labels ? tags.get('label') : undefined
    if (line === undefined) {
      if (label !== undefined) this.#send(`@label=${label} :s ACK`)
    } else if (label === undefined) this.#send(line)
    else this.#send(line.startsWith('@') ? `@label=${label};${line.slice(1)}` : `@label=${label} ${line}`)
  }

  #remember(by: string, target: string, text: string): Said {
    this.#count++
    const said = { id: `m${this.#count}`, time: this.#environment.now(), by, target, text, heard: false }
    this.log.push(said)
    return said
  }

  #line({ id, time, by, target, text }: Said): string {
    return `@msgid=${id};time=${formatServerTime(time)} :${by}!u@h PRIVMSG ${target} :${text}`
  }

  #send(...lines: readonly string[]): void {
    // A peer that is gone hears nothing.
    this.#far?.send(lines).done.catch(() => {})
  }
}

function timeIn(reference: string): number {
  return Date.parse(reference.replace('timestamp=', ''))
}
