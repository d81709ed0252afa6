import type { BufferId, MessageId } from '@longwire/store'
import { addTags } from '../downgrades/rewrite.ts'
import { dependentAt, noNetwork } from '../downstream/capabilities.ts'
import type { ClientBatch } from '../downstream/client-batch.ts'
import type { SaslAssembly } from '../downstream/registration/sasl/sasl-assembly.ts'
import type { Screen } from '../downstream/screen.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { AttachWish } from './attach-wish.ts'
import { InTurn } from './in-turn.ts'
import type { Framed } from './origin.ts'
import type { Network } from './network.ts'
import { Receipts } from './receipts.ts'
import { type Shown, stateLine } from './shown.ts'

const MAX_HELD = 20_000
/** Clients with one of these ask for the past themselves. */
const askForHistory: readonly string[] = ['draft/chathistory', 'longwire/resume']

/** How it came in. */
type ShownAtDoor = Pick<AttachWish, 'login' | 'certificate' | 'page'>

/** One screen at one network (or at the bouncer itself): what it has been shown, and what waits for it. */
export class Attachment {
  readonly screen: Screen
  /** undefined on a connection to the bouncer itself. */
  readonly network: Network | undefined
  /** The name under which it is remembered what this client was shown; undefined for one that remembers it itself. */
  readonly client: string | undefined
  /** The id of the login that it came in by; undefined for the account's own password. */
  readonly login: string | undefined
  /** The origin of the page that it is on, where that is on HTTPS. */
  readonly page: string | undefined
  /** SHA-512 of the certificate that its connection shows. */
  readonly certificate: string | undefined
  /** Commands of the client that take their time, and build on one another. */
  readonly inTurn = new InTurn()
  /** Capabilities that depend on the network, as the client was told them, by name. */
  dependent: ReadonlyMap<string, string> = dependentAt(noNetwork)
  /** The tokens of 005, as the client knows them. */
  supported: readonly string[] = []
  /** Keys of metadata that the client is told of, in lower case. */
  readonly metadataKeys = new Set<string>()
  /** A login to the network: what has come of it, or `asked` while it is decided. */
  networkLogin: SaslAssembly | 'asked' | undefined
  /** The message of several lines that the client is sending. */
  batch: ClientBatch | undefined
  /** The reference of one that was refused: what still comes of it is nothing that was said. */
  droppedBatch: string | undefined
  /** Folded names of the channels that the client believes to be in. */
  readonly #channels = new Set<string>()
  /** Netsplits whose beginning the client was told. */
  readonly #netsplits = new Set<string>()
  readonly #receipts = new Receipts()
  #toldUpTo = 0
  #shownUpTo: { readonly id: MessageId; readonly cursor: string } | undefined
  #held: Shown[] | undefined

  constructor(screen: Screen, network: Network | undefined, client: string | undefined, shown: ShownAtDoor = {}) {
    this.login = shown.login
    this.certificate = shown.certificate
    this.page = shown.page
    this.screen = screen
    this.network = network
    this.client = client
  }

  /** A cursor of the record up to which the client has everything, so that it is never shown that again. */
  get seenUpTo(): string | undefined {
    return this.#receipts.seenUpTo
  }

  /** The client begins here: what was before is none of its concern. */
  beginsAt(cursor: string): void {
    this.shown(cursor)
    this.#receipts.hasSeen(cursor)
  }

  /**
   * Asks the client, where it cannot ask for history itself, whether it got what it was shown. Whether more is known to be seen
   * without that.
   */
  askWhatCame(): boolean {
    const cursor = this.#shownUpTo?.cursor
    if (this.client === undefined || cursor === undefined || this.#held !== undefined) return false
    if (this.asksForHistory) {
      this.#receipts.hasSeen(cursor)
      return true
    }
    const token = this.#receipts.question(cursor)
    if (token !== undefined) this.screen.send({ source: SERVER_NAME, command: 'PING', params: [token] })
    return false
  }

  /** The client has answered a PING. Whether that says that it has seen more. */
  answered(words: readonly string[]): boolean {
    return this.#receipts.answered(words)
  }

  /** Whether it asks for what it missed by itself, and is shown nothing of the past unasked. */
  get asksForHistory(): boolean {
    return askForHistory.some((name) => this.screen.view.capabilities.has(name))
  }

  /** Everything up to this cursor was shown; `id` is that of the row where it was one line. */
  shown(cursor: string, id: MessageId = 0): void {
    // Networks' clocks differ: a later line may stand before an earlier one.
    if (id === 0 || this.#shownUpTo === undefined || id > this.#shownUpTo.id) this.#shownUpTo = { id, cursor }
  }

  /** A burst has told the state as it is after everything up to `sequence`. */
  toldState(sequence: number, channels: Iterable<string>): void {
    this.#toldUpTo = sequence
    this.#channels.clear()
    for (const channel of channels) this.#channels.add(channel)
  }

  isIn(channel: string): boolean {
    return this.#channels.has(channel)
  }

  /** The network was left without a word of leaving its channels: it comes into them anew. */
  forgetChannels(): void {
    this.#channels.clear()
  }

  /** Keeps what happens back until `release`: a screen that resumes sees the past first. */
  hold(): void {
    this.#held ??= []
  }

  /** Shows what was kept back, but for what the resume has brought: messages up to the given one of each buffer. */
  release(brought: ReadonlyMap<BufferId, MessageId>): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const shown of held) if (shown.state || !isBrought(shown, brought)) this.show(shown)
  }

  show(shown: Shown): void {
    if (this.#held !== undefined) {
      if (this.#held.length < MAX_HELD) this.#held.push(shown)
      else this.screen.close('slow', 'too much happened while the screen was catching up')
      return
    }
    if (shown.state && shown.sequence <= this.#toldUpTo) return
    if (shown.ownChannel !== undefined && !this.#moves(shown.ownChannel)) return
    if (shown.framed !== undefined) this.#sendFramed(shown, shown.framed)
    else if (!this.#isSameChannel(shown)) this.screen.send(shown.message)
    if (shown.renamed !== undefined && this.#channels.delete(shown.renamed.from)) this.#channels.add(shown.renamed.to)
    if (shown.ownNickname !== undefined) this.screen.change({ nickname: shown.ownNickname })
  }

  /** The person has this nickname from here on; told where the client knows another one. */
  renamed(nickname: string, sequence: number): void {
    const before = this.#knownNickname()
    if (before === nickname) return
    const message = { source: { nickname: before }, command: 'NICK', params: [nickname] }
    this.show({ ...stateLine(message, sequence), ownNickname: nickname })
  }

  /** Who came in the middle of a netsplit sees its lines plainly. */
  #sendFramed({ message }: Shown, { reference, part }: Framed): void {
    if (part === 'start') this.#netsplits.add(reference)
    const knows = part === 'end' ? this.#netsplits.delete(reference) : this.#netsplits.has(reference)
    if (part !== 'line') {
      if (knows) this.screen.send(message)
    } else this.screen.send(knows ? addTags(message, { batch: reference }) : message)
  }

  /**
   * A rename that changes the case alone is nothing to tell a client that takes renames for leaving and coming.
   * Source: https://ircv3.net/specs/extensions/channel-rename#fallback
   */
  #isSameChannel({ renamed }: Shown): boolean {
    return renamed !== undefined && renamed.from === renamed.to && !this.knowsRenames
  }

  /** Whether it is one of our own screens, which hide what is ignored and can show it. Others know nothing of that. */
  get hidesIgnored(): boolean {
    return this.screen.view.capabilities.has('longwire/resume')
  }

  /** Whether it takes a renamed channel for the same one. */
  get knowsRenames(): boolean {
    return this.screen.view.capabilities.has('draft/channel-rename')
  }

  /** As the client will know it once it has been shown what is kept back. */
  #knownNickname(): string {
    const last = this.#held?.findLast(({ ownNickname }) => ownNickname !== undefined)
    return last?.ownNickname ?? this.screen.view.nickname
  }

  /** False where the client knows it already. */
  #moves({ came, channel }: { came: boolean; channel: string }): boolean {
    if (!came) return this.#channels.delete(channel)
    if (this.#channels.has(channel)) return false
    this.#channels.add(channel)
    return true
  }
}

function isBrought(shown: Shown, brought: ReadonlyMap<BufferId, MessageId>): boolean {
  return shown.kept.length > 0 && shown.kept.every(({ buffer, id }) => id <= (brought.get(buffer) ?? 0))
}
