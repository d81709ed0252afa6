import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Log } from '../../log/log.ts'

const LOOK_EVERY_MS = 10_000

/** The certificate of TLS listeners, read again when its files change (as they do when it is renewed). */
export class ServerCertificate {
  readonly #certificate: string
  readonly #key: string
  readonly #log: Log
  #context: SecureContext
  #watchers = 0
  readonly #look = (): void => void this.#readAgain()

  private constructor(certificate: string, key: string, context: SecureContext, log: Log) {
    this.#certificate = certificate
    this.#key = key
    this.#context = context
    this.#log = log
  }

  /** Reads both files (PEM; they may be the same). Rejects with the system's error, or with that of OpenSSL. */
  static async load(certificate: string, key: string, log: Log): Promise<ServerCertificate> {
    return new ServerCertificate(certificate, key, await read(certificate, key), log)
  }

  /** What a connection that comes now is secured with. */
  get context(): SecureContext {
    return this.#context
  }

  /** Looks for changes of the files from now on. Returns what ends it. */
  watch(): () => void {
    if (this.#watchers++ === 0) this.#watch()
    return () => {
      if (--this.#watchers === 0) this.#unwatch()
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
      this.#context = await read(this.#certificate, this.#key)
      this.#log.info('certificate-reloaded', { file: this.#certificate })
    } catch (error) {
      this.#log.warn('certificate-not-usable', { file: this.#certificate, reason: String(error) })
    }
  }
}

async function read(certificate: string, key: string): Promise<SecureContext> {
  return createSecureContext({ cert: await readFile(certificate), key: await readFile(key), minVersion: 'TLSv1.2' })
}
