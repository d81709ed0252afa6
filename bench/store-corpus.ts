import type { NewMessage } from '@longwire/store'

/** Uniform in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const byFrequency = 'etaoinshrdlucmfwypvbgkjqxz'
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'
const japanese = '日本語東京大阪人気天時間見出行来年今分会中'

export const BUFFERS = 200
/** The network of them all. */
export const NETWORK = 'net-0001'
const SENDERS = 3000
const VOCABULARY = 60_000

/** Talk that resembles that of channels: words by Zipf's law, texts of 59 bytes in the mean, 26 characters of msgid. */
export class Corpus {
  readonly #random: () => number
  readonly #words: readonly string[]
  /** Milliseconds between messages, in the mean. */
  readonly #step: number
  #time: number

  constructor(options: { readonly seed: number; readonly from: number; readonly step: number }) {
    this.#random = seeded(options.seed)
    this.#time = options.from
    this.#step = options.step
    this.#words = this.#makeWords()
  }

  /** The word of this rank; 0 is the most common. */
  word(rank: number): string {
    return this.#words[rank] ?? ''
  }

  message(buffers: readonly number[]): NewMessage {
    this.#time += Math.floor(this.#random() * 2 * this.#step)
    const rank = this.#zipf(buffers.length)
    const sender = (this.#zipf(60) * 50 + rank * 7) % SENDERS
    const chance = this.#random()
    return {
      buffer: buffers[rank] ?? 0,
      time: this.#time,
      kind: chance < 0.9 ? 'privmsg' : 'action',
      sender: `nick${sender}!user${sender}@host-${sender}.isp.example.net`,
      msgid: this.#msgid(),
      text: this.#text(),
      attention: chance < 0.03 ? 2 : chance < 0.85 ? 1 : 0,
      own: false,
    }
  }

  #text(): string {
    const length = 10 + Math.floor((this.#random() + this.#random()) * 47)
    if (this.#random() < 0.01) return this.#japanese(length)
    let text = ''
    while (text.length < length) text += `${this.#piece()} `
    return text.trimEnd()
  }

  #piece(): string {
    const chance = this.#random()
    if (chance < 0.004) return `https://example.org/${Math.floor(this.#random() * 1e9).toString(36)}`
    if (chance < 0.01) return String(Math.floor(this.#random() * 1e6))
    return this.word(this.#zipf(VOCABULARY))
  }

  #japanese(length: number): string {
    const count = Math.floor(length / 3)
    return Array.from({ length: count }, () => japanese[Math.floor(this.#random() * japanese.length)]).join('')
  }

  #msgid(): string {
    return Array.from({ length: 26 }, () => base32[Math.floor(this.#random() * 32)]).join('')
  }

  /** 0 to n - 1; rank r about as often as 1 / (r + 1). */
  #zipf(n: number): number {
    return Math.min(n - 1, Math.floor(Math.exp(this.#random() * Math.log(n + 1))) - 1)
  }

  #makeWords(): readonly string[] {
    const words = new Set<string>()
    while (words.size < VOCABULARY) {
      const length = 2 + Math.floor((this.#random() + this.#random() + this.#random()) * 4)
      let word = ''
      while (word.length < length) word += byFrequency[Math.floor(this.#random() * this.#random() * 26)]
      words.add(word)
    }
    // Common words are short.
    const weighed = [...words].map((word) => ({ word, weight: word.length + this.#random() * 6 }))
    return weighed.toSorted((a, b) => a.weight - b.weight).map(({ word }) => word)
  }
}
