import { setTimeout as pause } from 'node:timers/promises'
import { Person } from './person.ts'
import { type Spoken, buildReport, channels, farAway, login, people, present } from './talk.ts'

const everywhere = Object.keys(channels)
const emoji = ['👍', '❤️', '😂', '🎉', '🌧️']

/** Seconds between two things that happen; they take turns. */
const paces = [3, 7, 4, 11, 5, 6, 9]

/** People who talk on a network until they are told to stop. */
export class Chatter implements AsyncDisposable {
  readonly #port: number
  readonly #people = new Map<string, Person>()
  readonly #stop = new AbortController()
  #talking: Promise<void> = Promise.resolve()
  #turn = 0
  #builds = 240

  private constructor(port: number) {
    this.#port = port
  }

  /** Everybody arrives, and the topics are set; nobody talks yet. */
  static async gather(port: number): Promise<Chatter> {
    const chatter = new Chatter(port)
    for (const name of people) chatter.#people.set(name, await Person.arrive(port, name, everywhere))
    await chatter.#arriveFromAfar()
    for (const [channel, topic] of Object.entries(channels)) chatter.#person('mira').setTopic(channel, topic)
    return chatter
  }

  /** They begin to talk, and go on at a human pace. A connection that is lost ends the talk; `ended` says so. */
  begin(): void {
    this.#talking = this.#talk()
  }

  /** Rejects when the network is gone; resolves when the talk was stopped. */
  get ended(): Promise<void> {
    return this.#talking
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort()
    await Promise.allSettled([this.#talking])
    for (const person of this.#people.values()) await person[Symbol.asyncDispose]()
  }

  async #talk(): Promise<void> {
    const rooms = Object.entries(present)
    await this.#say('#harbour', { who: 'mira', text: `${login.name}: there you are! tom was just asking for you` })
    for (let round = 0; ; round += 1) {
      for (const [channel, lines] of rooms) {
        const from = (round * 4) % lines.length
        for (const line of lines.slice(from, from + 4)) await this.#say(channel, line)
        await this.#something(channel)
        if (this.#stop.signal.aborted) return
      }
    }
  }

  /** One line at a human pace: first one sees that somebody types. */
  async #say(channel: string, line: Spoken): Promise<void> {
    const person = this.#people.get(line.who)
    if (person === undefined || this.#stop.signal.aborted) return
    await this.#pause(paces[this.#turn % paces.length] ?? 5)
    person.typing(channel, 'active')
    await this.#pause(2)
    if (this.#stop.signal.aborted) return
    const msgid = line.action === true ? await person.act(channel, line.text) : await person.say(channel, line.text)
    if (this.#turn % 3 === 0) this.#react(channel, msgid, person)
    this.#turn += 1
  }

  #react(channel: string, msgid: string, speaker: Person): void {
    const others = [...this.#people.values()].filter((person) => person !== speaker)
    for (const person of others.slice(this.#turn % 4, (this.#turn % 4) + 2)) {
      person.react(channel, msgid, emoji[this.#turn % emoji.length] ?? '👍')
    }
  }

  /** What happens besides talk, in turn. */
  async #something(channel: string): Promise<void> {
    const events = [
      () => this.#severalLines(),
      () => this.#build(),
      () => this.#splitAndRejoin(),
      () => this.#comeAndGo(channel),
      () => this.#queryTheWatcher(),
    ]
    await this.#pause(2)
    if (!this.#stop.signal.aborted) await events[this.#turn % events.length]?.()
  }

  async #severalLines(): Promise<void> {
    this.#person('sam').sayLines('#harbour', [
      'Saturday, so that nobody has to ask again:',
      '  08:00  coffee at the shed',
      '  09:30  briefing',
      '  10:00  start, both classes',
      '  17:00  cake, for those who come back',
    ])
  }

  async #build(): Promise<void> {
    await this.#person('buildbot').say('#builds', buildReport(this.#builds))
    this.#builds += 1
  }

  /** A server is lost with everybody on it, and found again. */
  async #splitAndRejoin(): Promise<void> {
    const away = farAway.map((name) => this.#person(name))
    await Promise.all(away.map((person) => person.leave('east.harbour.example west.harbour.example')))
    await this.#pause(8)
    if (!this.#stop.signal.aborted) await this.#arriveFromAfar()
  }

  async #comeAndGo(channel: string): Promise<void> {
    const kofi = this.#person('kofi')
    kofi.part(channel, 'back in a minute')
    await this.#pause(5)
    await kofi.join(channel)
  }

  async #queryTheWatcher(): Promise<void> {
    await this.#person('lena').say(login.name, 'psst, the cake is a surprise for tom. not a word')
  }

  async #arriveFromAfar(): Promise<void> {
    for (const name of farAway) {
      this.#people.set(name, await Person.arrive(this.#port, name, ['#harbour', '#garden', '#music']))
    }
  }

  #person(name: string): Person {
    const person = this.#people.get(name)
    if (person === undefined) throw new Error(`${name} is not there`)
    return person
  }

  /** Ends early, without an error, when the talk is stopped. */
  async #pause(seconds: number): Promise<void> {
    await pause(seconds * 1000, undefined, { signal: this.#stop.signal }).catch((error: unknown) => {
      if (!this.#stop.signal.aborted) throw error
    })
  }
}
