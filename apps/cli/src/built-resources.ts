import { fileURLToPath } from 'node:url'
import type { Resources } from '@longwire/bouncer'

/** The store's two worker programs, as the build names them. */
export function workerFile(name: Parameters<Resources['worker']>[0]): string {
  return name === 'writer' ? 'store-writer.mjs' : 'store-reader.mjs'
}

/** What is shipped in the package: files beside the program. */
export const builtResources: Resources = {
  worker: (name) => new URL(workerFile(name), import.meta.url),
  webApp: () => fileURLToPath(new URL('web', import.meta.url)),
}
