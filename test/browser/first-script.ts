import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const built = join(import.meta.dirname, '../../apps/web/dist')

/** Bytes, compressed with gzip as the bouncer serves them. */
export interface FirstBytes {
  /** Of script, until somebody who is not signed in sees the door. */
  readonly door: number
  /** Of script, until somebody who is signed in sees their conversations and can act. */
  readonly list: number
  /** Of script, until one of the conversations is open. */
  readonly conversation: number
  /** Of style, for the list. */
  readonly style: number
}

/** What the built app makes a browser fetch before it can be used. */
export function firstBytes(): FirstBytes {
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  const begun = [...page.matchAll(/src="\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => basename(file))
  const list = [...begun, ...named('signed-in')]
  const styles = [...globSync('assets/{index,signed-in}-*.css', { cwd: built })].map((file) => basename(file))
  return {
    door: scripts([...begun, ...named('entrance')]),
    list: scripts(list),
    conversation: scripts([...list, ...named('conversation')]),
    style: styles.reduce((sum, file) => sum + compressed(file), 0),
  }
}

/** The chunk of a module that is imported when it is needed. */
function named(name: string): readonly string[] {
  const found = globSync(`assets/${name}-*.js`, { cwd: built }).map((file) => basename(file))
  if (found.length !== 1) throw new Error(`the build has ${found.length} chunks for ${name}; build the web app first`)
  return found
}

/** These, and all that they import before they run. */
function scripts(files: readonly string[]): number {
  const all = new Set(files)
  for (const file of all) {
    const text = readFileSync(join(built, 'assets', file), 'utf8')
    for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) all.add(imported)
  }
  return [...all].reduce((sum, file) => sum + compressed(file), 0)
}

function compressed(file: string): number {
  return gzipSync(readFileSync(join(built, 'assets', file)), { level: 9 }).length
}
