import type { Plugin, Rolldown } from 'vite'
import { classicScript } from './classic-script.ts'

/** The page as the service worker keeps it. */
export const keptPageName = 'kept.html'

/** What a start from what was kept runs. */
export interface KeptStart {
  /** Path of a module that is put into the page itself: it runs before any other is there. */
  readonly atOnce: string
  /** Names of chunks: what was kept is drawn with these, and nothing else should be in their way. */
  readonly chunks: readonly string[]
}

/** Chunks by their file, those that a chunk imports behind it. */
type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>

/**
 * Writes the page once more, for the service worker, with one classic script in place of the modules of its start: V8 compiles a classic
 * script whole when a service worker takes it, and has it at hand at each start from then on, but compiles modules every time. Whatever is
 * loaded later and imports one of these modules gets a stand-in, which hands on what the script has.
 * Source: https://v8.dev/blog/code-caching-for-devs#use-service-worker-caches
 */
export function keptPage({ atOnce, chunks }: KeptStart): Plugin {
  let page = ''
  return {
    name: 'longwire:kept-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        page = html
      },
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const start = chunksOf(chunks, bundle)
        const emit = (name: string, source: string): string =>
          `/${this.getFileName(this.emitFile({ type: 'asset', name, source }))}`
        const script = emit('kept.js', await startScript(start))
        const imports: Record<string, string> = {}
        for (const [file, chunk] of start) imports[`/${file}`] = emit(`kept-${chunk.name}.js`, standIn(file, chunk))
        const styles = [...start.values()].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
        const tags = [
          `<script type="importmap">${JSON.stringify({ imports })}</script>`,
          `<script defer src="${script}"></script>`,
          ...Array.from(new Set(styles), (file) => `<link rel="stylesheet" href="/${file}">`),
        ]
        const source = page
          .replaceAll(notKept, '')
          .replace(charset, `$&    <script>${await inline(atOnce)}</script>\n`)
          .replace('</head>', `${tags.map((tag) => `  ${tag}\n  `).join('')}</head>`)
        this.emitFile({ type: 'asset', fileName: keptPageName, source })
      },
    },
  }
}

/**
 * What is asked for there is for whoever has nothing, what is kept is drawn sooner than one could say that it is on its way, and
 * its scripts and styles are named anew.
 */
const notKept =
  / *<(?:script>.*?<\/script|script type="module".*?<\/script|link rel="(?:stylesheet|modulepreload)"[^>]*|div class="opening.*?<\/div)>\n/gs
/** Before it a page has nothing, and so all that it begins comes after it. */
const charset = / *<meta charset="utf-8" \/>\n/

/** These, and all that they import. */
function chunksOf(names: readonly string[], bundle: Rolldown.OutputBundle): Chunks {
  const found = new Map<string, Rolldown.OutputChunk>()
  const add = (file: string): void => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || found.has(file)) return
    found.set(file, chunk)
    chunk.imports.forEach(add)
  }
  for (const name of names) {
    const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name)
    if (chunk === undefined) throw new Error(`The build has no chunk "${name}"`)
    add(chunk.fileName)
  }
  return found
}

/** Where the script puts what its modules export, by their file, as a property of the window. */
const place = 'longwireStart'

/** All of these in one; what else they import stays outside, beside it. */
async function startScript(start: Chunks): Promise<string> {
  const entry = 'start'
  const files = [...start.keys()]
  const lines = [
    ...files.map((file, index) => `import * as m${index} from ${JSON.stringify(`/${file}`)}`),
    `window.${place} = {${files.map((file, index) => `${JSON.stringify(file)}: m${index}`).join()}}`,
  ]
  return await classicScript(entry, [
    {
      name: 'longwire:chunks',
      resolveId(id, from) {
        if (id === entry) return id
        const file = `${id.startsWith('./') ? 'assets' : ''}${id.slice(1)}`
        if (start.has(file)) return file
        if (from === undefined) return null
        return { id, external: true }
      },
      load: (id) => (id === entry ? lines.join('\n') : start.get(id)?.code),
    },
  ])
}

/** A module that hands on what the script has of the one in this file; what is exported never changes, see `import/no-mutable-exports`. */
function standIn(file: string, { exports }: Rolldown.OutputChunk): string {
  const taken = exports.map((name, index) => `${JSON.stringify(name)}:e${index}`)
  const given = exports.map((name, index) => `e${index} as ${name}`)
  return `const{${taken.join()}}=window.${place}[${JSON.stringify(file)}];export{${given.join()}}`
}

async function inline(path: string): Promise<string> {
  const code = await classicScript(path)
  if (/<\/script|<!--/i.test(code)) throw new Error(`${path} would end the script that it stands in`)
  return code
}
