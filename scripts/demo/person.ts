import { RawClient } from '@longwire/peers'

/** What people in the demo speak: enough for reactions, typing and messages of several lines. */
const capabilities = 'message-tags echo-message batch draft/multiline'

/** Somebody on the demo's network. */
export class Person implements AsyncDisposable {
  readonly nickname: string
  readonly #client: RawClient
  #batches = 0

  private constructor(nickname: string, client: RawClient) {
    this.nickname = nickname
    this.#client = client
  }

  /** Comes to the network and joins; resolves when the channels have answered. */
  static async arrive(port: number, nickname: string, channels: readonly string[]): Promise<Person> {
    const client = await RawClient.connect({ port })
    client.send('CAP LS 302', `NICK ${nickname}`, `USER ${nickname} 0 * :${nickname}`, `CAP REQ :${capabilities}`)
    await client.waitFor(/ CAP \S+ ACK /)
    client.send('CAP END')
    await client.waitFor(/ (376|422) /)
    const person = new Person(nickname, client)
    for (const channel of channels) await person.join(channel)
    return person
  }

  async join(channel: string): Promise<void> {
    this.#client.send(`JOIN ${channel}`)
    await this.#client.waitFor(new RegExp(` 366 \\S+ ${channel} `))
  }

  part(channel: string, reason: string): void {
    this.#client.send(`PART ${channel} :${reason}`)
  }

  setTopic(channel: string, topic: string): void {
    this.#client.send(`TOPIC ${channel} :${topic}`)
  }

  /** Says something; resolves with the msgid that the network gave it. */
  async say(target: string, text: string, replyTo?: string): Promise<string> {
    const tags = replyTo === undefined ? '' : `@+draft/reply=${replyTo} `
    this.#client.send(`${tags}PRIVMSG ${target} :${text}`)
    return await this.#echoed(`PRIVMSG ${target}`)
  }

  /** `/me does something`; resolves with the msgid. */
  async act(target: string, text: string): Promise<string> {
    return await this.say(target, `\x01ACTION ${text}\x01`)
  }

  /** One message of several lines. */
  sayLines(target: string, lines: readonly string[]): void {
    this.#batches += 1
    const reference = `lines${this.#batches}`
    this.#client.send(
      `BATCH +${reference} draft/multiline ${target}`,
      ...lines.map((line) => `@batch=${reference} PRIVMSG ${target} :${line}`),
      `BATCH -${reference}`,
    )
  }

  react(target: string, msgid: string, emoji: string): void {
    this.#client.send(`@+draft/react=${emoji};+draft/reply=${msgid} TAGMSG ${target}`)
  }

  typing(target: string, state: 'active' | 'done'): void {
    this.#client.send(`@+typing=${state} TAGMSG ${target}`)
  }

  /** Leaves with a word, as the others will read it. */
  async leave(reason: string): Promise<void> {
    await this.#client.quit(reason)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client[Symbol.asyncDispose]()
  }

  async #echoed(command: string): Promise<string> {
    const line = await this.#client.waitFor(new RegExp(`^\\S+ :${this.nickname}!\\S+ ${command} `))
    return /[@;]msgid=(?<msgid>[^; ]+)/.exec(line)?.groups?.['msgid'] ?? ''
  }
}
