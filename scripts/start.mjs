// `npm start`: builds the web app when it is stale, then serves, in this same process so that signals arrive.
import './require-node.mjs'
import { fileURLToPath } from 'node:url'

const { buildWebApp } = await import('./web-build.ts')
try {
  await buildWebApp()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

const main = new URL('../apps/cli/src/main.ts', import.meta.url)
process.argv = [process.argv[0], fileURLToPath(main), 'serve', ...process.argv.slice(2)]
await import(main.href)
