import type { Environment } from '@longwire/connection'

/** How long a person may take to answer, in milliseconds. */
export const CHALLENGE_MS = 300_000

/** Somebody without a login can ask for challenges too, so there is an end to them. */
const MAX_CHALLENGES = 10_000

interface Issued {
  readonly purpose: string
  readonly expiresAt: number
}

/** What authenticators are asked to sign: random, for one purpose, answered once and within five minutes. */
export class PasskeyChallenges {
  readonly #environment: Environment
  /** By the challenge in base64url; oldest first. */
  readonly #issued = new Map<string, Issued>()

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** A new challenge, 32 bytes. Where there are too many, the oldest one is forgotten. */
  issue(purpose: string): Uint8Array<ArrayBuffer> {
    const now = this.#environment.now()
    for (const [known, { expiresAt }] of this.#issued) {
      if (expiresAt > now && this.#issued.size < MAX_CHALLENGES) break
      this.#issued.delete(known)
    }
    const challenge = Uint8Array.from(this.#environment.randomBytes(32))
    this.#issued.set(Buffer.from(challenge).toString('base64url'), { purpose, expiresAt: now + CHALLENGE_MS })
    return challenge
  }

  /** Whether this challenge (base64url) was given out for the purpose and still counts. It does not count again. */
  take(challenge: string, purpose: string): boolean {
    const issued = this.#issued.get(challenge)
    this.#issued.delete(challenge)
    return issued !== undefined && issued.purpose === purpose && issued.expiresAt > this.#environment.now()
  }
}
