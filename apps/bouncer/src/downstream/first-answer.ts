import { formatFrame, type MuxFrame, muxLimits } from '@longwire/connection'
import { listenedCapabilities } from '@longwire/irc'
import type { Authenticated } from '../login/logins.ts'
import type { UserActor } from '../user/actor.ts'
import type { ScreenOutput } from './line-screen.ts'
import { attachStream, historyClosed, type MuxScreensInit, networksOf, type StreamWish } from './mux-screens.ts'
import type { ScreenId } from './screen.ts'

/** Where an answer, or the rest of one, is written to. */
export interface AnswerSink {
  /** What was written and has not left, in characters, about. */
  readonly waiting: number
  /** Whole frames, each with a line feed at its end. */
  write(text: string): void
  /** Once, last. */
  end(): void
}

/** Lists of members are large, and nobody sees them yet. */
const networkCapabilities: readonly string[] = [...listenedCapabilities, 'no-implicit-names']
/** The stream of the bouncer itself, and that of the first network. */
const OWN = 1
const FIRST_NETWORK = 2
/** As many streams as on a socket. */
const MOST_NETWORKS = muxLimits.streams - 1
/** Characters that wait at most, for whoever reads slowly or asks for the rest later; with more, that was all that is told. */
const MOST_WAITING = 16 * 1_048_576
/** Milliseconds for which the conversations of one network are waited for. */
const PATIENCE = 1_000
/** Milliseconds after which an answer ends with what was told until then, and nobody can ask for the rest. */
const LONGEST = 30_000

/** What an answer is about. */
export interface FirstAnswerInit {
  readonly who: Authenticated
  readonly screens: MuxScreensInit
  /** By what the rest is asked for. */
  readonly ticket: string
  /** Nothing more can be had from it. */
  ended(): void
}

/**
 * What a page that kept nothing reads first, told before it has a socket to ask on: the networks and their conversations, and, when it asks
 * for the rest, what was said in them. Each stream is a screen for as long as it takes. See docs/http.md.
 */
export class FirstAnswer {
  readonly #init: FirstAnswerInit
  /** Streams that have not told all. */
  readonly #open = new Set<number>()
  /** Their screens, by number. */
  readonly #screens = new Map<number, ScreenId>()
  /** Streams whose conversations were not told yet: what was said comes after those of all of them. */
  readonly #unlisted = new Set<number>()
  /** What was said is looked up when somebody wants to know: whoever draws the list has the machine for that first. */
  readonly #asked = Promise.withResolvers<void>()
  readonly #timers: (() => void)[] = []
  #sink: AnswerSink | undefined
  /** What is for whoever asks for the rest. */
  #held: string[] = []
  #heldLength = 0
  #actor: UserActor | undefined
  #isListing = true
  #ended = false

  constructor(init: FirstAnswerInit, sink: AnswerSink) {
    this.#init = init
    this.#sink = sink
  }

  get who(): Authenticated {
    return this.#init.who
  }

  /** Whether the first part was told, and the rest not yet asked for. */
  get waits(): boolean {
    return !this.#isListing && this.#sink === undefined && !this.#ended
  }

  async begin(): Promise<void> {
    const { screens, who } = this.#init
    this.#after(LONGEST, () => this.stop())
    try {
      this.#actor = await screens.users.actor(who.user)
      const networks = (await networksOf(who, screens)).slice(0, MOST_NETWORKS)
      if (!this.#ended) this.#attachAll(this.#actor, networks)
    } catch {
      // A page that is not told asks over its socket, and is told there what is wrong.
      this.#frame({ kind: 'close', stream: OWN, code: 'failed', text: historyClosed })
      this.stop()
    }
  }

  /** Tells the rest, to whoever is the first to ask for it. */
  goOn(sink: AnswerSink): void {
    this.#sink = sink
    this.#asked.resolve()
    sink.write(this.#takeHeld())
    if (this.#open.size === 0) this.stop()
  }

  /** Whoever it was written to is gone; what was told in full may be followed by the rest. */
  left(sink: AnswerSink): void {
    if (this.#sink === sink) this.stop()
  }

  stop(): void {
    if (this.#ended) return
    this.#ended = true
    for (const clear of this.#timers) clear()
    for (const stream of this.#screens.keys()) this.#detach(stream)
    this.#open.clear()
    this.#takeHeld()
    this.#sink?.end()
    this.#sink = undefined
    this.#init.ended()
  }

  #after(milliseconds: number, act: () => void): void {
    const { environment } = this.#init.screens
    this.#timers.push(environment.schedule(environment.now() + milliseconds, act))
  }

  #attachAll(actor: UserActor, networks: readonly string[]): void {
    if (networks.length > 0) this.#frame({ kind: 'networks', networks })
    // All of them before the first, for what one is told may come at once.
    this.#open.add(OWN)
    for (const [index] of networks.entries()) {
      this.#open.add(FIRST_NETWORK + index)
      this.#unlisted.add(FIRST_NETWORK + index)
    }
    this.#after(PATIENCE, () => this.#listedAll())
    const own = this.#attach(OWN, { capabilities: listenedCapabilities }, actor, readOwn)
    // Its list and what the person chose come with the attaching; the answer to this is after them.
    actor.post({ kind: 'screen-line', screen: own, line: { text: 'PING :all', damaged: false } })
    for (const [index, network] of networks.entries()) {
      const wish = { network, capabilities: networkCapabilities, resume: '*', asked: this.#asked.promise }
      this.#attach(FIRST_NETWORK + index, wish, actor, readNetwork)
    }
  }

  #attach(stream: number, wish: StreamWish, actor: UserActor, read: (line: string) => Told): ScreenId {
    const output: ScreenOutput = {
      write: (line) => this.#told(stream, line, read(line)),
      close: (code, text) => this.#close(stream, { kind: 'close', stream, code, text }),
    }
    const screen = attachStream(wish, output, actor, this.who, this.#init.screens)
    this.#screens.set(stream, screen)
    if (!this.#open.has(stream)) this.#detach(stream)
    return screen
  }

  #told(stream: number, line: string, told: Told): void {
    if (!this.#open.has(stream)) return
    const isWhatWasSaid = this.#isListing && stream !== OWN && !this.#unlisted.has(stream)
    this.#write(`${formatFrame({ kind: 'line', stream, line })}\n`, isWhatWasSaid)
    if (told !== undefined) this.#listed(stream)
    if (told === 'all') this.#close(stream)
  }

  /** The conversations of this one were told. */
  #listed(stream: number): void {
    if (this.#unlisted.delete(stream) && this.#unlisted.size === 0) this.#listedAll()
  }

  /** That was all of the first part. */
  #listedAll(): void {
    if (!this.#isListing) return
    this.#isListing = false
    this.#unlisted.clear()
    this.#sink?.write(`MORE ${this.#init.ticket}\n`)
    this.#sink?.end()
    this.#sink = undefined
  }

  /** It has told all, or what there is to say instead. */
  #close(stream: number, frame?: MuxFrame): void {
    if (!this.#open.delete(stream)) return
    this.#detach(stream)
    if (frame !== undefined) this.#frame(frame)
    this.#listed(stream)
    // Whoever asks for the rest later is told it then.
    if (this.#open.size === 0 && this.#sink !== undefined) this.stop()
  }

  #detach(stream: number): void {
    const screen = this.#screens.get(stream)
    if (screen !== undefined) this.#actor?.post({ kind: 'screen-detached', screen })
    this.#screens.delete(stream)
  }

  #frame(frame: MuxFrame): void {
    this.#write(`${formatFrame(frame)}\n`, false)
  }

  #write(text: string, isForLater: boolean): void {
    if (this.#sink === undefined || isForLater) {
      this.#held.push(text)
      this.#heldLength += text.length
    } else this.#sink.write(text)
    if (this.#heldLength + (this.#sink?.waiting ?? 0) > MOST_WAITING) this.stop()
  }

  #takeHeld(): string {
    const held = this.#held.join('')
    this.#held = []
    this.#heldLength = 0
    return held
  }
}

/** What a line tells of its stream: that its conversations were told, or all that there is. */
type Told = 'conversations' | 'all' | undefined

function readNetwork(line: string): Told {
  const [, what] =
    /^(?:@\S+ )?(?::\S+ )?(RESUME BEGIN|RESUME END|FAIL RESUME TEMPORARILY_UNAVAILABLE)\b/.exec(line) ?? []
  if (what === undefined) return undefined
  return what === 'RESUME BEGIN' ? 'conversations' : 'all'
}

function readOwn(line: string): Told {
  return /^(?:@\S+ )?(?::\S+ )?PONG /.test(line) ? 'all' : undefined
}
