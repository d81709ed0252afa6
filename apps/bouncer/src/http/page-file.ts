import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Milliseconds after which it is looked whether the files are still the same ones. */
const FRESH_MS = 2_000

/** The page in one encoding. */
interface Encoded {
  readonly encoding: 'br' | 'gzip' | undefined
  readonly bytes: Buffer
}

interface Page {
  /** When index.html was written, milliseconds since 1970. */
  readonly written: number
  readonly tag: string
  /** The smallest first, the plain one last. */
  readonly forms: readonly Encoded[]
}

/**
 * `index.html`, held in memory: every place of the app is answered by it, also while networks flood and a file would have to
 * wait for its turn. A page that was built anew is noticed when it is next asked for, a moment after.
 */
export class PageFile {
  readonly #folder: string
  readonly #now: () => number
  #page: Page
  #lookedAt: number

  private constructor(folder: string, now: () => number, page: Page) {
    this.#folder = folder
    this.#now = now
    this.#page = page
    this.#lookedAt = now()
  }

  /** Reads it. Rejects with the system's error where it is not there. */
  static async open(folder: string, now: () => number): Promise<PageFile> {
    return new PageFile(folder, now, await read(folder))
  }

  /** Answers with the page, or says that the browser has it. Source: https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    this.#look()
    const { tag, forms } = this.#page
    void reply.headers({ 'cache-control': 'no-cache', etag: tag, vary: 'accept-encoding' })
    if (request.headers['if-none-match']?.includes(tag) === true) return reply.code(304).send()
    const accepted = request.headers['accept-encoding'] ?? ''
    const form = forms.find(({ encoding }) => encoding === undefined || accepted.includes(encoding))
    if (form?.encoding !== undefined) void reply.header('content-encoding', form.encoding)
    return reply.type('text/html; charset=utf-8').send(form?.bytes)
  }

  #look(): void {
    const now = this.#now()
    if (now - this.#lookedAt < FRESH_MS) return
    this.#lookedAt = now
    // While a build replaces the files they may be missing: what was read before stands.
    this.#readAgain().catch(() => {})
  }

  async #readAgain(): Promise<void> {
    const { mtimeMs } = await stat(join(this.#folder, 'index.html'))
    if (mtimeMs !== this.#page.written) this.#page = await read(this.#folder)
  }
}

async function read(folder: string): Promise<Page> {
  const file = join(folder, 'index.html')
  const [{ mtimeMs }, plain, brotli, gzip] = await Promise.all([
    stat(file),
    readFile(file),
    readIfThere(`${file}.br`),
    readIfThere(`${file}.gz`),
  ])
  const forms: readonly { readonly encoding: Encoded['encoding']; readonly bytes: Buffer | undefined }[] = [
    { encoding: 'br', bytes: brotli },
    { encoding: 'gzip', bytes: gzip },
    { encoding: undefined, bytes: plain },
  ]
  return {
    written: mtimeMs,
    tag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    forms: forms.filter((form): form is Encoded => form.bytes !== undefined),
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch {
    return undefined
  }
}
