// A mix of lines as a client in some lively channels reads them. The same seed makes the same lines.

/** A generator of numbers from 0 to 1, for figures that can be compared from run to run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words =
  'the a of to and in is it you that he was for on are with as they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find https://example.org/page?id=42 :) lol haha build failed again merged #1234 README.md'.split(
    ' ',
  )
const foreign = ['привет', 'как', 'дела', 'こんにちは', '世界', '😀', 'żółć', 'naïve', 'Grüße']
const starts = ['al', 'ber', 'ca', 'do', 'el', 'fer', 'gu', 'han', 'i', 'jo']
const ends = ['ice', 'nd', 'rl', 'ra', 'sa', 'gus', 'dun', 's', 'vo', 'y[m]', '|away', '_']
const hosts = ['user/', 'gateway/web/', 'dsl-pool-', 'static.', '2001:db8:1::']

class Mix {
  readonly #random: () => number
  #now = Date.UTC(2026, 0, 1)

  constructor(seed: number) {
    this.#random = seeded(seed)
  }

  line(tagged: boolean): string {
    const roll = this.#random()
    const tags = tagged ? this.#tags() : ''
    const source = `:${this.#nickname()}!~${this.#nickname()}@${this.#host()} `
    return tags + this.#body(roll, source)
  }

  #body(roll: number, source: string): string {
    if (roll < 0.58) return `${source}PRIVMSG ${this.#channel()} :${this.#text()}`
    if (roll < 0.61) return `${source}PRIVMSG ${this.#channel()} :\u0001ACTION ${this.#text()}\u0001`
    if (roll < 0.65) return `${source}NOTICE ada :${this.#text()}`
    if (roll < 0.73) return `${source}JOIN ${this.#channel()} ${this.#nickname()} :${this.#text()}`
    if (roll < 0.8) return `${source}QUIT :Ping timeout: ${this.#below(300)} seconds`
    if (roll < 0.83) return `${source}PART ${this.#channel()}`
    if (roll < 0.85) return `${source}NICK ${this.#nickname()}`
    if (roll < 0.88)
      return `${source}MODE ${this.#channel()} +ov-b ${this.#nickname()} ${this.#nickname()} *!*@${this.#host()}`
    if (roll < 0.9) return `${source}AWAY :${this.#text()}`
    if (roll < 0.92) return `PING :irc.example.org`
    return this.#numeric()
  }

  #numeric(): string {
    const roll = this.#random()
    const server = ':irc.example.org '
    if (roll < 0.5) {
      return `${server}353 ada = ${this.#channel()} :${Array.from({ length: 25 }, () => this.#pick(['', '@', '+']) + this.#nickname()).join(' ')}`
    }
    if (roll < 0.8) {
      return `${server}352 ada ${this.#channel()} ~${this.#nickname()} ${this.#host()} irc.example.org ${this.#nickname()} H@ :0 ${this.#text()}`
    }
    return `${server}332 ada ${this.#channel()} :${this.#text()}`
  }

  #tags(): string {
    this.#now += this.#below(2000)
    let tags = `@time=${new Date(this.#now).toISOString()}`
    if (this.#random() < 0.8) tags += `;msgid=${this.#id()}`
    if (this.#random() < 0.6) tags += `;account=${this.#nickname()}`
    if (this.#random() < 0.1) tags += `;+draft/reply=${this.#id()}`
    if (this.#random() < 0.1) tags += `;batch=${this.#below(100_000)}`
    if (this.#random() < 0.05) tags += ';bot'
    if (this.#random() < 0.03) tags += `;example.org/note=a\\sfew\\swords\\:\\sand\\\\more`
    return `${tags} `
  }

  #text(): string {
    const pick = this.#random() < 0.06 ? foreign : words
    return Array.from({ length: 1 + this.#below(18) }, () => this.#pick(pick)).join(' ')
  }

  #id(): string {
    return Array.from({ length: 22 }, () => this.#below(36).toString(36)).join('')
  }

  #nickname(): string {
    return this.#pick(starts) + this.#pick(ends)
  }

  #channel(): string {
    return this.#pick(['#longwire', '#chat', '##javascript', '#linux-help', '#a'])
  }

  #host(): string {
    return `${this.#pick(hosts)}${this.#below(1000)}.${this.#pick(['example.org', 'isp.example', 'a.example.net'])}`
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  #pick(list: readonly string[]): string {
    return list[this.#below(list.length)] ?? ''
  }
}

/** Lines without CR LF, each a string of its own as a decoder makes them, not one put together of parts. */
export function generateLines(
  count: number,
  options: { readonly seed: number; readonly tagged: boolean },
): readonly string[] {
  const mix = new Mix(options.seed)
  return Array.from({ length: count }, () => Buffer.from(mix.line(options.tagged), 'utf8').toString('utf8'))
}
