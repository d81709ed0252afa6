import { createReadStream } from 'node:fs'
import { createGunzip, createZstdDecompress } from 'node:zlib'

const strict = new TextDecoder('utf-8', { fatal: true })
const legacy = new TextDecoder('windows-1252')

/** PITFALLS 15: what is longer is no line of text, and is read in pieces of this size. Bytes. */
const LONGEST_LINE = 16 * 2 ** 20

/** PITFALLS 30: a line that is no UTF-8 was written in the encoding of its time. */
function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return legacy.decode(bytes)
  }
}

/** The bytes of a file; of one that was compressed when it was rotated, what was in it. */
function bytesOf(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path)
  const unpack = path.endsWith('.gz') ? createGunzip() : path.endsWith('.zst') ? createZstdDecompress() : undefined
  if (unpack === undefined) return file as AsyncIterable<Buffer>
  file.on('error', (error) => unpack.destroy(error))
  return file.pipe(unpack)
}

/** Whether the compressed data is cut off or damaged: what came before it is good. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ZSTD_)/.test(String(error.code))
}

/**
 * The lines of a file, however large it is; with `.gz` or `.zst` at the end of its name it is unpacked. Where compressed data
 * is damaged, the last line says so.
 */
export async function* linesOf(path: string): AsyncGenerator<string, void, void> {
  let rest = Buffer.alloc(0)
  let damage = ''
  try {
    for await (const chunk of bytesOf(path)) {
      const bytes = Buffer.concat([rest, chunk])
      let start = 0
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        yield decode(bytes.subarray(start, end)).replace(/\r$/, '')
        start = end + 1
      }
      rest = bytes.subarray(start)
      if (rest.length <= LONGEST_LINE) continue
      yield decode(rest)
      rest = Buffer.alloc(0)
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    damage = `(The compressed file is damaged from here on: ${String(error)})`
  }
  if (rest.length > 0) yield decode(rest).replace(/\r$/, '')
  if (damage !== '') yield damage
}
