import { createReadStream, createWriteStream, globSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { Plugin } from 'vite'

const kinds = '**/*.{js,css,html,svg,webmanifest}'

/** Writes each file of text once more compressed, as small as can be, so that the bouncer has nothing to compress. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'longwire:precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = globSync(kinds, { cwd: folder }).map((name) => join(folder, name))
      const pages = files.filter((file) => file.endsWith('.html'))
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
      const compress = (some: readonly string[]) =>
        Promise.all(
          some.flatMap((file) => [
            write(file, createBrotliCompress(brotli), `${file}.br`),
            write(file, createGzip({ level: 9 }), `${file}.gz`),
          ]),
        )
      // Whoever holds a page and what it names sees by the page's when all of it is there.
      await compress(files.filter((file) => !pages.includes(file)))
      await compress(pages)
    },
  }
}

/** What is served meanwhile is never a half of it, which browsers would keep for good. */
async function write(file: string, compression: Transform, to: string): Promise<void> {
  await pipeline(createReadStream(file), compression, createWriteStream(`${to}.part`))
  await rename(`${to}.part`, to)
}
