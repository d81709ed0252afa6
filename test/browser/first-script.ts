import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const built = join(import.meta.dirname, '../../apps/web/dist')

/** Bytes, compressed with gzip as the bouncer serves them. */
export interface FirstBytes {
  /** Of script, until somebody who is not signed in sees the door. */
  readonly door: number
  /** Of script, until the conversations are there, kept here or as they are now, and one can look at them and choose one. */
  readonly list: number
  /** Of script, until one of these is open and read. */
  readonly conversation: number
  /** Of script, until one can say something in it. */
  readonly live: number
  /** Of script that the service worker fetches besides, for what was kept to be drawn by. */
  readonly kept: number
  /** Of style, for the list. */
  readonly style: number
}

/** What the built app makes a browser fetch before it can be used. */
export function firstBytes(): FirstBytes {
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  const begun = [...page.matchAll(/src="\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => basename(file))
  const list = [...begun, ...named('signed-in')]
  const live = [...list, ...named('live-part')]
  return {
    door: scripts([...begun, ...named('entrance')]),
    list: scripts(list),
    conversation: scripts([...list, ...named('conversation')]),
    live: scripts([...live, ...named('conversation')]),
    kept: scripts([...keptScripts(), ...Object.values(standIns())].map((file) => basename(file))),
    style: styles('index.html').reduce((sum, file) => sum + compressed(file), 0),
  }
}

/** The scripts that the page has a browser fetch without waiting for any other. */
export function preloaded(): readonly string[] {
  return scriptsIn('index.html')
}

/** The scripts that the kept page has. */
export function keptScripts(): readonly string[] {
  return scriptsIn('kept.html')
}

/** What the kept page imports in place of which script: their paths. */
export function standIns(): Readonly<Record<string, string>> {
  const [, map = ''] =
    /<script type="importmap">(.*?)<\/script>/.exec(readFileSync(join(built, 'kept.html'), 'utf8')) ?? []
  return (JSON.parse(map) as { readonly imports: Readonly<Record<string, string>> }).imports
}

/** The names that a script exports, at its end. */
export function exported(path: string): readonly string[] {
  const [, list = ''] = /export\s*\{([^}]*)\};?\s*$/.exec(readFileSync(join(built, path), 'utf8')) ?? []
  return Array.from(list.matchAll(/(?:\bas\s+)?([\w$]+)\s*(?:,|$)/g), ([, name = '']) => name)
}

function scriptsIn(page: 'index.html' | 'kept.html'): readonly string[] {
  const html = readFileSync(join(built, page), 'utf8')
  return Array.from(html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g), ([, file = '']) => basename(file))
}

/** Whether a script says that it is needed whole. */
export function compiledAtOnce(file: string): boolean {
  return readFileSync(join(built, 'assets', file), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n')
}

/** The styles without which a page is not drawn. */
export function styles(page: 'index.html' | 'kept.html'): readonly string[] {
  const html = readFileSync(join(built, page), 'utf8')
  return [...html.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, file = '']) => basename(file))
}

/** The scripts of a start of somebody who is signed in. */
export function startScripts(): readonly string[] {
  return [...named('index'), ...named('signed-in'), ...named('live-part')].flatMap((file) => [...withImports([file])])
}

/** The modules that draw what was kept, in a conversation. */
export function keptModules(): readonly string[] {
  return [...withImports([...named('index'), ...named('signed-in'), ...named('conversation')])]
}

/** The chunk of a module that is imported when it is needed. */
function named(name: string): readonly string[] {
  const found = globSync(`assets/${name}-*.js`, { cwd: built }).map((file) => basename(file))
  if (found.length !== 1) throw new Error(`the build has ${found.length} chunks for ${name}; build the web app first`)
  return found
}

/** Bytes of these, and of all that they import before they run. */
function scripts(files: readonly string[]): number {
  return [...withImports(files)].reduce((sum, file) => sum + compressed(file), 0)
}

function withImports(files: readonly string[]): ReadonlySet<string> {
  const all = new Set(files)
  for (const file of all) {
    const text = readFileSync(join(built, 'assets', file), 'utf8')
    for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) all.add(imported)
  }
  return all
}

function compressed(file: string): number {
  return gzipSync(readFileSync(join(built, 'assets', file)), { level: 9 }).length
}
