import { createReadStream, createWriteStream, globSync } from 'node:fs'
import { join } from 'node:path'
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
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
      await Promise.all(
        files.flatMap((file) => [
          pipeline(createReadStream(file), createBrotliCompress(brotli), createWriteStream(`${file}.br`)),
          pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(`${file}.gz`)),
        ]),
      )
    },
  }
}
