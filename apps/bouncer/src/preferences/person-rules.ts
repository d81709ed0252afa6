import {
  type AttentionRules,
  type BufferRules,
  type CompiledRules,
  compileRules,
  type IgnoreRule,
  isQuiet,
} from '@longwire/attention'
import type { Texts } from '../language/en.ts'
import { textsIn } from '../language/texts-in.ts'
import type { BufferMetadata } from '../metadata/buffer-metadata.ts'
import type { Network } from '../user/network.ts'
import {
  type BadValue,
  isBad,
  isNotifyLevel,
  type Placed,
  readHighlight,
  readIgnore,
  readLanguage,
  readPushLevel,
  readQuietHours,
  readQuietUntil,
  readZone,
} from './meanings.ts'
import { PersonClock } from './person-clock.ts'
import type { Preferences } from './preferences.ts'

/** What a person set, from their preferences and the metadata of their conversations, compiled when it changes. */
export class PersonRules {
  readonly #preferences: Preferences
  readonly #metadata: BufferMetadata
  #compiled = new WeakMap<Network, CompiledRules>()
  #clock: PersonClock | undefined

  constructor(preferences: Preferences, metadata: BufferMetadata) {
    this.#preferences = preferences
    this.#metadata = metadata
    preferences.onChange((key) => {
      if (key === 'clock') this.#clock = undefined
      this.#compiled = new WeakMap()
    })
    metadata.onChange(({ network }) => this.changed(network))
  }

  /** What the rules of a network say, or whom they speak of, is other than before. */
  changed(network: Network): void {
    this.#compiled.delete(network)
  }

  /** For one network, as the person is called there now. */
  of(network: Network): CompiledRules {
    const { nickname, casemapping } = network
    const known = this.#compiled.get(network)
    if (known?.identity.nickname === nickname && known.identity.casemapping === casemapping) return known
    const rules = compileRules(this.#rulesOf(network), { nickname, casemapping })
    this.#compiled.set(network, rules)
    return rules
  }

  /** What the person's clock is ahead of UTC, in minutes. */
  utcOffset(now: number): number {
    const zone = this.#preferences.get('clock')
    if (zone === undefined) return 0
    this.#clock ??= new PersonClock(readOr(readZone(zone), 'UTC'))
    return this.#clock.utcOffset(now)
  }

  /** What is said to the person in the bouncer's own words, in their language. */
  get texts(): Texts {
    const language = this.#preferences.get('language')
    return textsIn(language === undefined ? undefined : readOr(readLanguage(language), undefined))
  }

  /** Whether the person wants no notifications now, whatever it is: it is a quiet hour, or they said so. */
  isQuiet(now: number): boolean {
    return isQuiet(this.#quiet(), now, this.utcOffset(now))
  }

  #rulesOf(network: Network): AttentionRules {
    const level = this.#preferences.get('push/level')
    const notifyDefault = level === undefined ? undefined : readOr(readPushLevel(level), undefined)
    return {
      highlights: this.#placed('highlight/', readHighlight, network),
      ignores: [...this.#placed('ignore/', readIgnore, network), ...this.#blocked(network)],
      buffers: this.#buffers(network),
      ...(notifyDefault !== undefined && { notifyDefault }),
      ...this.#quiet(),
    }
  }

  #quiet(): Pick<AttentionRules, 'quietHours' | 'quietUntil'> {
    const [quiet, dnd] = [this.#preferences.get('quiet'), this.#preferences.get('dnd')]
    return {
      ...(quiet !== undefined && { quietHours: readOr(readQuietHours(quiet), []) }),
      ...(dnd !== undefined && { quietUntil: readOr(readQuietUntil(dnd), 0) }),
    }
  }

  #placed<Rule>(prefix: string, read: (text: string) => Placed<Rule> | BadValue, { id }: Network): readonly Rule[] {
    return this.#preferences.list(prefix).flatMap(([, text]) => {
      const rule = read(text)
      return isBad(rule) || (rule.network !== undefined && rule.network !== id) ? [] : [rule]
    })
  }

  #blocked(network: Network): readonly IgnoreRule[] {
    return network.buffers
      .list()
      .filter(({ id }) => this.#metadata.of(id).has('soju.im/blocked'))
      .map(({ name }) => ({ mask: `${name}!*@*`, levels: ['all'] }))
  }

  #buffers(network: Network): ReadonlyMap<string, BufferRules> {
    return new Map(
      network.buffers.list().flatMap(({ id, folded }) => {
        const rules = rulesOf(this.#metadata.of(id))
        return rules === undefined ? [] : [[folded, rules]]
      }),
    )
  }
}

function rulesOf(metadata: ReadonlyMap<string, string>): BufferRules | undefined {
  const notify = metadata.get('longwire/notify')
  const until = metadata.get('longwire/muted-until')
  const mutedUntil = metadata.has('soju.im/muted') ? Infinity : until === undefined ? undefined : Number(until) * 1000
  if (notify === undefined && mutedUntil === undefined) return undefined
  return { ...(isNotifyLevel(notify) && { notify }), ...(mutedUntil !== undefined && { mutedUntil }) }
}

function readOr<Value, Other>(read: Value | BadValue, other: Other): Value | Other {
  return isBad(read) ? other : read
}
