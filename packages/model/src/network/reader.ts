import {
  type AttentionRules,
  type AttentionKind,
  type CompiledRules,
  type CompilePattern,
  compileRulesWith,
  judge,
} from '@longwire/attention'
import { fold, sameName, type SessionState, splitStatusTarget } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { Reader } from '../history/line-of-message.ts'
import type { Line } from '../line.ts'
import { loadedOnce } from '../load-later.ts'

/** What reading lines needs of its network. */
export interface ReadNetwork {
  readonly state: SessionState
  now(): number
  /** What the person chose; the same object until that changes. */
  rules(): AttentionRules
  /** The rules hold otherwise than before. */
  rulesChanged(): void
}

type Place = Pick<Buffer, 'kind' | 'name'>

/** Until the engine is loaded that regular expressions need, rules with one take no part. */
const withoutPatterns: CompilePattern = () => ({ code: 'unsupported', at: 0, userText: '' })

const loadPatterns = loadedOnce(() => import('./patterns.ts'))

/** Reads lines of one network as the person who is on it: what is their own, what calls for them, and what they hide. */
export class NetworkReader {
  readonly #network: ReadNetwork
  #compilePattern = withoutPatterns
  #compiled: CompiledRules | undefined

  constructor(network: ReadNetwork) {
    this.#network = network
  }

  for(place: Place): Reader {
    const { isupport } = this.#network.state
    const context = { buffer: this.#buffer(place), now: this.#network.now(), utcOffset: 0 }
    return {
      isOwn: (nickname) => sameName(nickname, this.#network.state.identity.nickname, isupport.casemapping),
      statusOf: (target) => splitStatusTarget(isupport, target).status,
      attention: ({ kind, sender, text, own, subject }) => {
        const message = { kind, sender, text, own, arrival: 'live' as const, ...(subject !== undefined && { subject }) }
        return names[judge(message, this.#rules(), context).attention]
      },
    }
  }

  /** Whether a line is of somebody whom the person does not want to hear. */
  ignores(line: Line, place: Place): boolean {
    const { kind, sender, address, text, own, subject } = line
    const message = {
      kind: kind satisfies AttentionKind,
      sender: address === undefined ? sender : `${sender}!${address}`,
      text,
      own,
      arrival: 'replayed' as const,
      ...(subject !== undefined && { subject }),
    }
    return judge(message, this.#rules(), { buffer: this.#buffer(place), now: this.#network.now(), utcOffset: 0 })
      .ignored
  }

  #buffer({ kind, name }: Place): { readonly kind: Place['kind']; readonly folded: string } {
    return { kind, folded: fold(name, this.#network.state.isupport.casemapping) }
  }

  /** The rules made ready; they hold until they or the nickname change. */
  #rules(): CompiledRules {
    const { identity, isupport } = this.#network.state
    const rules = this.#network.rules()
    const known = this.#compiled
    const same =
      known?.source === rules &&
      known.identity.nickname === identity.nickname &&
      known.identity.casemapping === isupport.casemapping
    if (known !== undefined && same) return known
    if (this.#compilePattern === withoutPatterns && hasPattern(rules)) this.#loadPatterns()
    const compiled = compileRulesWith(this.#compilePattern, rules, {
      nickname: identity.nickname,
      casemapping: isupport.casemapping,
    })
    this.#compiled = compiled
    return compiled
  }

  #loadPatterns(): void {
    const ready = ({ compilePattern }: { readonly compilePattern: CompilePattern }): void => {
      this.#compilePattern = compilePattern
      this.#compiled = undefined
      this.#network.rulesChanged()
    }
    // Where it cannot be loaded now, it is tried again when the rules change.
    void loadPatterns().then(ready, () => {})
  }
}

function hasPattern({ highlights, ignores }: AttentionRules): boolean {
  return highlights.some(({ kind }) => kind === 'regex') || ignores.some(({ regex }) => regex === true)
}

const names: Readonly<Record<0 | 1 | 2, Line['attention']>> = { 0: undefined, 1: 'unread', 2: 'mention' }
