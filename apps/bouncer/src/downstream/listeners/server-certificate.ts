import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { Log } from '../../log/log.ts'

const LOOK_EVERY_MS = 10_000

/** The certificate of a TLS listener, read again when its files change (as they do when it is renewed). */
export class ServerCertificate {
  readonly #certificate: string
  readonly #key: string
  readonly #log: Log
  readonly #listeners = new Set<(options: SecureContextOptions) => void>()
  #options: SecureContextOptions
  readonly #look = (): void => void this.#readAgain()

  private constructor(certificate: string, key: string, options: SecureContextOptions, log: Log) {
    this.#certificate = certificate
    this.#key = key
    this.#options = options
    this.#log = log
  }

  /** Reads both files (PEM; they may be the same). Rejects with the system's error, or with that of OpenSSL. */
  static async load(certificate: string, key: string, log: Log): Promise<ServerCertificate> {
    return new ServerCertificate(certificate, key, await read(certificate, key), log)
  }

  get options(): SecureContextOptions {
    return this.#options
  }

  /** Calls back when there is a new certificate that can be used. Returns what ends it. */
  onChange(listener: (options: SecureContextOptions) => void): () => void {
    if (this.#listeners.size === 0) this.#watch()
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#unwatch()
    }
  }

  #watch(): void {
    for (const file of [this.#certificate, this.#key]) {
      watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, this.#look)
    }
  }

  #unwatch(): void {
    for (const file of [this.#certificate, this.#key]) unwatchFile(file, this.#look)
  }

  /** One that cannot be used (half written, or another key's) changes nothing: the next look finds the rest. */
  async #readAgain(): Promise<void> {
    try {
      this.#options = await read(this.#certificate, this.#key)
      for (const listener of this.#listeners) listener(this.#options)
      this.#log.info('certificate-reloaded', { file: this.#certificate })
    } catch (error) {
      this.#log.warn('certificate-not-usable', { file: this.#certificate, reason: String(error) })
    }
  }
}

async function read(certificate: string, key: string): Promise<SecureContextOptions> {
  const options = { cert: await readFile(certificate), key: await readFile(key), minVersion: 'TLSv1.2' as const }
  createSecureContext(options)
  return options
}
