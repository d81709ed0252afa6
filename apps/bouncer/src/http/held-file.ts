import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptsEncoding } from './accepted-encoding.ts'

/** A file in one encoding. */
interface Encoded {
  readonly encoding: 'br' | 'gzip' | undefined
  readonly bytes: Buffer
}

/** A file in memory, in all encodings that are there: it is sent without waiting for a disk. */
export class HeldFile {
  readonly bytes: Buffer
  readonly #type: string
  readonly #tag: string
  /** The smallest first, the plain one last. */
  readonly #forms: readonly Encoded[]

  private constructor(type: string, bytes: Buffer, compressed: readonly Encoded[]) {
    this.bytes = bytes
    this.#type = type
    this.#tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    this.#forms = [...compressed, { encoding: undefined, bytes }]
  }

  /** Reads it, and what lies beside it as `.br` and `.gz`. Rejects with the system's error where it is not there. */
  static async read(path: string, type: string): Promise<HeldFile> {
    const [bytes, brotli, gzip] = await Promise.all([
      readFile(path),
      readIfThere(`${path}.br`, 'br'),
      readIfThere(`${path}.gz`, 'gzip'),
    ])
    return new HeldFile(type, bytes, [...brotli, ...gzip])
  }

  /** Answers with it, or says that the browser has it. Source: https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
  send(request: FastifyRequest, reply: FastifyReply, cacheControl: string): FastifyReply {
    void reply.headers({ 'cache-control': cacheControl, etag: this.#tag, vary: 'accept-encoding' })
    if (request.headers['if-none-match']?.includes(this.#tag) === true) return reply.code(304).send()
    const accepted = request.headers['accept-encoding']
    const form = this.#forms.find(({ encoding }) => encoding === undefined || acceptsEncoding(accepted, encoding))
    if (form?.encoding !== undefined) void reply.header('content-encoding', form.encoding)
    return reply.type(this.#type).send(form?.bytes)
  }
}

async function readIfThere(path: string, encoding: 'br' | 'gzip'): Promise<readonly Encoded[]> {
  try {
    return [{ encoding, bytes: await readFile(path) }]
  } catch {
    return []
  }
}
