import type { Environment } from '@longwire/connection'
import type { ScreenId } from '../downstream/screen.ts'
import type { Upstream } from '../upstream/upstream.ts'
import type { Work } from './work.ts'

/** A screen that comes back within this time was not away: phones lose their connection all the time. */
const GONE_MS = 60_000
const GONE_TEXT = 'Not at a screen right now'

/** What being there or away is told from, and whom it is told to. */
interface PresenceInit {
  readonly network: { readonly connected: boolean; readonly upstream: Upstream }
  readonly environment: Environment
  readonly work: Work
  /** What the person said before the bouncer was started. */
  readonly own: string | undefined
  /** The person said something else. */
  keepOwn(text: string | undefined): void
  /** Those that are attached to the network now. */
  screens(): Iterable<ScreenId>
}

/**
 * Whether a person is away on one network. What they said themselves holds until they take it back, over restarts too; without that they are
 * away while no screen is there. A client that said `AWAY *` is not a person who is there.
 * Source: https://ircv3.net/specs/extensions/pre-away
 */
export class Presence {
  readonly #init: PresenceInit
  readonly #absent = new Set<ScreenId>()
  /** What the person said. */
  #own: string | undefined
  /** What the network was told last; undefined: here. */
  #told: string | undefined
  #clearTimer: (() => void) | undefined

  constructor(init: PresenceInit) {
    this.#init = init
    this.#own = init.own
  }

  /** The person says whether they are away. */
  say(text: string | undefined): void {
    if (text !== this.#own) this.#init.keepOwn(text)
    this.#own = text
    this.check()
  }

  /** A client says that nobody is there, or that somebody is. */
  markAbsent(screen: ScreenId, absent: boolean): void {
    if (absent) this.#absent.add(screen)
    else this.#absent.delete(screen)
    this.check()
  }

  /** A screen came or went. */
  check(): void {
    const wanted = this.#own ?? (this.#somebodyIsThere() ? undefined : GONE_TEXT)
    if (wanted === GONE_TEXT && this.#told === undefined) {
      const { environment } = this.#init
      this.#clearTimer ??= environment.schedule(environment.now() + GONE_MS, () => {
        this.#clearTimer = undefined
        if (this.#own === undefined && !this.#somebodyIsThere()) this.#tell(GONE_TEXT)
      })
      return
    }
    this.#clearTimer?.()
    this.#clearTimer = undefined
    this.#tell(wanted)
  }

  /** A new connection knows nothing of it. */
  registered(): void {
    const wanted = this.#own ?? (this.#somebodyIsThere() ? undefined : GONE_TEXT)
    this.#told = undefined
    this.#tell(wanted)
  }

  /** Nothing more is told. */
  stop(): void {
    this.#clearTimer?.()
    this.#clearTimer = () => {}
  }

  #somebodyIsThere(): boolean {
    for (const screen of this.#init.screens()) if (!this.#absent.has(screen)) return true
    return false
  }

  #tell(text: string | undefined): void {
    const { network, work } = this.#init
    if (!network.connected || this.#told === text) return
    this.#told = text
    work(
      network.upstream.client.request({ kind: 'set-away', text }).done,
      () => {},
      () => {},
    )
  }
}
