import { argon2, timingSafeEqual } from 'node:crypto'
import type { Environment } from '@longwire/connection'
import { deriveVerifier, formatVerifier } from './scram.ts'

/** What a password hash costs: https://www.rfc-editor.org/rfc/rfc9106 and the OWASP cheat sheet's second choice. */
export interface HashCost {
  readonly memoryKib: number
  readonly passes: number
  readonly parallelism: number
}

const STANDARD_COST: HashCost = { memoryKib: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const KEY_BYTES = 32
/** More than this never reaches the hash: a megabyte of password is not a person's. */
export const MAX_PASSWORD_BYTES = 1024
export const MIN_PASSWORD_CHARACTERS = 8

/** Too many passwords wait for their hash already. */
export class PasswordQueueFull extends Error {
  override readonly name = 'PasswordQueueFull'
}

/**
 * argon2id in PHC string form, off the loop. At most two hashes run at once and 64 wait: whoever floods the login with
 * passwords holds up other logins of people who are not known where they are, and nothing else.
 */
export class Passwords {
  readonly #environment: Environment
  readonly #cost: HashCost
  readonly #waiting: (() => void)[] = []
  /** Those that go first. */
  readonly #known: (() => void)[] = []
  #running = 0

  constructor(environment: Environment, cost: HashCost = STANDARD_COST) {
    this.#environment = environment
    this.#cost = cost
  }

  /** Rejects with {@link PasswordQueueFull}. */
  async hash(password: string): Promise<string> {
    const salt = this.#environment.randomBytes(SALT_BYTES)
    const key = await this.#derive(password, salt, this.#cost, KEY_BYTES)
    const { memoryKib, passes, parallelism } = this.#cost
    return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(key)}`
  }

  /**
   * Whether the password is the one that was hashed. Without a hash (no such user) it takes as long, and says no. Those that
   * are `known` do not wait behind others. Rejects with {@link PasswordQueueFull}.
   */
  async verify(password: string, hash: string | undefined, known = false): Promise<boolean> {
    const queue = known ? this.#known : this.#waiting
    const parts = hash === undefined ? undefined : parsePhc(hash)
    if (parts === undefined) {
      await this.#derive(password, new Uint8Array(SALT_BYTES), this.#cost, KEY_BYTES, queue)
      return false
    }
    const key = await this.#derive(password, parts.salt, parts.cost, parts.key.length, queue)
    return timingSafeEqual(key, parts.key)
  }

  /** What SCRAM-SHA-256 is verified against, as text. Rejects with {@link PasswordQueueFull}. */
  async scramVerifier(password: string): Promise<string> {
    const salt = this.#environment.randomBytes(SALT_BYTES)
    return this.#inTurn(async () => formatVerifier(await deriveVerifier(password, salt)))
  }

  #derive(
    password: string,
    salt: Uint8Array,
    cost: HashCost,
    tagLength: number,
    queue = this.#waiting,
  ): Promise<Buffer> {
    const message = Buffer.from(password.normalize('NFC'), 'utf8')
    const { memoryKib: memory, passes, parallelism } = cost
    const parameters = { message, nonce: salt, tagLength, memory, passes, parallelism }
    return this.#inTurn(
      () =>
        new Promise((resolve, reject) => {
          argon2('argon2id', parameters, (error, key) => (error === null ? resolve(key) : reject(error)))
        }),
      queue,
    )
  }

  async #inTurn<Result>(work: () => Promise<Result>, queue = this.#waiting): Promise<Result> {
    await this.#turn(queue)
    try {
      return await work()
    } finally {
      this.#running--
      const next = this.#known.shift() ?? this.#waiting.shift()
      next?.()
    }
  }

  async #turn(queue: (() => void)[]): Promise<void> {
    if (this.#running >= 2) {
      if (queue.length >= 64) throw new PasswordQueueFull('too many passwords wait for their hash')
      await new Promise<void>((resolve) => void queue.push(resolve))
    }
    this.#running++
  }
}

function parsePhc(hash: string): { cost: HashCost; salt: Buffer; key: Buffer } | undefined {
  const [empty, algorithm, version, parameters, salt, key] = hash.split('$')
  if (empty !== '' || algorithm !== 'argon2id' || version !== 'v=19') return undefined
  if (parameters === undefined || salt === undefined || key === undefined) return undefined
  const values = new Map(parameters.split(',').map((pair) => [pair.slice(0, 1), Number(pair.slice(2))]))
  const cost = { memoryKib: values.get('m') ?? 0, passes: values.get('t') ?? 0, parallelism: values.get('p') ?? 0 }
  if (!(cost.memoryKib >= 8 && cost.passes >= 1 && cost.parallelism >= 1)) return undefined
  const parts = { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
  return parts.salt.length >= 8 && parts.key.length >= 16 ? parts : undefined
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
