import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { Precache } from '../src/service-worker/precache.ts'

const worker = 'service-worker.js'

/** Tells the service worker which files the app is made of, and names this version by what is in them. */
export function serviceWorkerPrecache(publicFolder: string): Plugin {
  return {
    name: 'longwire:service-worker-precache',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hash = createHash('sha256')
        const files: string[] = []
        for (const [name, file] of Object.entries(bundle).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          if (name === worker || name.endsWith('.map')) continue
          hash.update(file.type === 'chunk' ? file.code : file.source)
          if (!name.endsWith('.html')) files.push(`/${name}`)
        }
        for (const name of globSync('**/*.{svg,png,webmanifest}', { cwd: publicFolder }).toSorted()) {
          hash.update(readFileSync(join(publicFolder, name)))
          files.push(`/${name.replaceAll('\\', '/')}`)
        }
        const precache: Precache = { version: hash.digest('hex').slice(0, 16), files }
        const chunk = bundle[worker]
        if (chunk?.type !== 'chunk') this.error('There is no service worker in the build')
        chunk.code = `const precache=${JSON.stringify(precache)};${chunk.code}`
      },
    },
  }
}
