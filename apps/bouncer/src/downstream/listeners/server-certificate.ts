import { unwatchFile, watchFile } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Log } from '../../log/log.ts'

const LOOK_EVERY_MS = 10_000

interface CertificateSource {
  readonly certificate: string
  readonly key: string
  readonly log: Log
  readonly lookEveryMs: number
}

/** The certificate of TLS listeners, read again when its files change (as they do when it is renewed). */
export class ServerCertificate {
  readonly #files: CertificateSource
  #context: SecureContext
  #watchers = 0
  readonly #look = (): void => void this.#readAgain()

  private constructor(files: CertificateSource, context: SecureContext) {
    this.#files = files
    this.#context = context
  }

  /** Reads both files (PEM; they may be the same). Rejects with the system's error, or with that of OpenSSL. */
  static async load(
    certificate: string,
    key: string,
    log: Log,
    lookEveryMs: number = LOOK_EVERY_MS,
  ): Promise<ServerCertificate> {
    return new ServerCertificate({ certificate, key, log, lookEveryMs }, await read(certificate, key))
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
    const { certificate, key, lookEveryMs } = this.#files
    for (const file of [certificate, key]) {
      watchFile(file, { interval: lookEveryMs, persistent: false }, this.#look)
    }
  }

  #unwatch(): void {
    for (const file of [this.#files.certificate, this.#files.key]) unwatchFile(file, this.#look)
  }

  /** One that cannot be used (half written, or another key's) changes nothing: the next look finds the rest. */
  async #readAgain(): Promise<void> {
    const { certificate, key, log } = this.#files
    try {
      this.#context = await read(certificate, key)
      log.info('certificate-reloaded', { file: certificate })
    } catch (error) {
      log.warn('certificate-not-usable', { file: certificate, reason: String(error) })
    }
  }
}

async function read(certificate: string, key: string): Promise<SecureContext> {
  return createSecureContext({ cert: await readFile(certificate), key: await readFile(key), minVersion: 'TLSv1.2' })
}
