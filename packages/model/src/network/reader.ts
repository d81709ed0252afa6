import {
  type AttentionRules,
  type CompiledRules,
  type CompilePattern,
  compileRulesWith,
  judge,
} from '@longwire/attention'
import { fold, sameName, type SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'
import type { Reader } from '../history/line-of-message.ts'
import type { Line } from '../line.ts'

const noRules: AttentionRules = { highlights: [], ignores: [], buffers: new Map() }

/** Until the engine is loaded that regular expressions need, rules with one take no part. */
const withoutPatterns: CompilePattern = () => ({ code: 'unsupported', at: 0, userText: '' })

/** Reads lines of one network as the person who is on it: what is their own, and what calls for them. */
export class NetworkReader {
  readonly #state: () => SessionState
  #rules: CompiledRules | undefined

  constructor(state: () => SessionState) {
    this.#state = state
  }

  for(buffer: Pick<Buffer, 'kind' | 'name'>): Reader {
    const { casemapping } = this.#state().isupport
    const context = { buffer: { kind: buffer.kind, folded: fold(buffer.name, casemapping) }, now: 0, utcOffset: 0 }
    return {
      isOwn: (nickname) => sameName(nickname, this.#state().identity.nickname, casemapping),
      attention: ({ kind, sender, text, own, subject }) => {
        const message = { kind, sender, text, own, arrival: 'live' as const, ...(subject !== undefined && { subject }) }
        return names[judge(message, this.#compiled(), context).attention]
      },
    }
  }

  /** The rules of the person hold until they or the nickname change. */
  #compiled(): CompiledRules {
    const { identity, isupport } = this.#state()
    const known = this.#rules?.identity
    if (known?.nickname !== identity.nickname || known.casemapping !== isupport.casemapping) {
      this.#rules = compileRulesWith(withoutPatterns, noRules, {
        nickname: identity.nickname,
        casemapping: isupport.casemapping,
      })
    }
    return this.#rules as CompiledRules
  }
}

const names: Readonly<Record<0 | 1 | 2, Line['attention']>> = { 0: undefined, 1: 'unread', 2: 'mention' }
