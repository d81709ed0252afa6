import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { HeldFile } from './held-file.ts'
import { contentSecurityPolicy } from './security-headers.ts'

/** Milliseconds after which it is looked whether the files are still the same ones. */
const FRESH_MS = 2_000

/** What a page begins with, by the end of the name. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

/** How long a browser may keep a file whose name changes with its content. */
export const forGood = 'public, max-age=31536000, immutable'

/** A page and what it names. */
interface Page {
  /** See {@link writtenAt}. */
  readonly written: string
  readonly html: HeldFile
  /** Under which it is sent: its inline scripts are allowed by their hashes. */
  readonly policy: string
  /** Scripts and styles of `assets/`, by their name. */
  readonly assets: ReadonlyMap<string, HeldFile>
}

/**
 * A page, and the scripts and styles that it names, held in memory: every place of the app begins with them, also while
 * networks flood and a file would have to wait for its turn. A page that was built anew is noticed when it is next asked for, a
 * moment after.
 */
export class PageFile {
  /** Of the page. */
  readonly #path: string
  readonly #now: () => number
  #page: Page
  #lookedAt: number

  private constructor(path: string, now: () => number, page: Page) {
    this.#path = path
    this.#now = now
    this.#page = page
    this.#lookedAt = now()
  }

  /** Reads the page at this path, whose scripts and styles are in `assets/` beside it. Rejects with the system's error where it is not there. */
  static async open(path: string, now: () => number): Promise<PageFile> {
    return new PageFile(path, now, await read(path))
  }

  /** Answers with the page. */
  send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    this.#look()
    void reply.header('content-security-policy', this.#page.policy)
    return this.#page.html.send(request, reply, 'no-cache')
  }

  /** One of the files in `assets/` that the page names; undefined for any other. */
  asset(name: string): HeldFile | undefined {
    return this.#page.assets.get(name)
  }

  #look(): void {
    const now = this.#now()
    if (now - this.#lookedAt < FRESH_MS) return
    this.#lookedAt = now
    // While a build replaces the files they may be missing: what was read before stands.
    this.#readAgain().catch(() => {})
  }

  async #readAgain(): Promise<void> {
    if ((await writtenAt(this.#path)) !== this.#page.written) this.#page = await read(this.#path)
  }
}

/**
 * When a page was written, and when it was compressed, which a build does last of all. Rejects with the system's error where there
 * is none.
 */
async function writtenAt(file: string): Promise<string> {
  const [page, ...compressed] = await Promise.all([
    stat(file),
    ...[`${file}.br`, `${file}.gz`].map((path) => stat(path).catch(() => undefined)),
  ])
  return [page, ...compressed].map((one) => one?.mtimeMs).join(' ')
}

async function read(path: string): Promise<Page> {
  const written = await writtenAt(path)
  const html = await HeldFile.read(path, 'text/html; charset=utf-8')
  const text = html.bytes.toString('utf8')
  const named = text.matchAll(/(?:src|href)="\/assets\/([\w.-]+)"/g)
  const assets = await Promise.all(Array.from(named, ([, name = '']) => readAsset(dirname(path), name)))
  const policy = contentSecurityPolicy(inlineScripts(text))
  return { written, html, policy, assets: new Map(assets.flat()) }
}

function inlineScripts(html: string): readonly string[] {
  const scripts = html.matchAll(/<script(?: type="importmap")?>(.*?)<\/script>/gs)
  return Array.from(scripts, ([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`)
}

/** What is not there, or no script and no style, is left to whoever serves files. */
async function readAsset(folder: string, name: string): Promise<readonly (readonly [string, HeldFile])[]> {
  const type = types[extname(name)]
  if (type === undefined) return []
  try {
    return [[name, await HeldFile.read(join(folder, 'assets', name), type)]]
  } catch {
    return []
  }
}
