import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'
import { inlined } from './inlined.ts'

/** Names of chunks, what is needed first in front. */
export interface StartChunks {
  /** Of a page that comes from the bouncer: nothing is kept here. Who has to sign in is asked for while one asks who they are. */
  readonly fromBouncer: readonly string[]
  /** Of the same page: what comes after the list, and should not be in its way. */
  readonly later: readonly string[]
  /** Of the page that the service worker keeps: what was kept is drawn first, and nothing else should be in its way. */
  readonly kept: readonly string[]
  /** The script that is put into that page, by its path: it runs before any other is there. */
  readonly keptFirst: string
}

/** The page as the service worker keeps it. */
export const keptPage = 'kept.html'

/**
 * Has the page fetch at once what its first script asks for when it runs: these chunks, what they import, and their styles. So
 * nothing that a start needs is more than one request away from the page. Writes the page once more, for the service worker.
 */
export function preloadStart({ fromBouncer, later, kept, keptFirst }: StartChunks): Plugin {
  let page = ''
  return {
    name: 'longwire:preload-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        // What is asked there is for whoever has nothing, and what is kept is drawn sooner than one could say that it is on its way.
        page = html.replace(inlineScript, '').replace(/ *<div class="opening.*?<\/div>\n/s, '')
        const first = tagsFor(fromBouncer, html, bundle)
        const named = new Set(first.map(({ attrs }) => attrs?.['href']))
        const rest = tagsFor(later, html, bundle).filter(({ attrs }) => !named.has(attrs?.['href']))
        return [...first, ...rest.map(fetchedOnly)]
      },
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const tags = tagsFor(kept, page, bundle).map((tag) => `  ${textOf(tag)}\n  `)
        const first = await inlined(keptFirst)
        const source = page
          .replace(charset, (tag) => `${tag}    <script>${first}</script>\n`)
          .replace('</head>', `${tags.join('')}</head>`)
        this.emitFile({ type: 'asset', fileName: keptPage, source })
      },
    },
  }
}

const inlineScript = / *<script>.*?<\/script>\n/s
/** Before it a page has nothing, and so all that it begins comes after it. */
const charset = / *<meta charset="utf-8" \/>\n/

/** What has these chunks fetched that the page does not name already. */
function tagsFor(names: readonly string[], html: string, bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const add = (file: string): void => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || scripts.has(file)) return
    scripts.add(file)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
    chunk.imports.forEach(add)
  }
  for (const name of names) {
    const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name)
    if (chunk === undefined) throw new Error(`The build has no chunk "${name}"`)
    add(chunk.fileName)
  }
  const fresh = (file: string): boolean => !html.includes(`"/${file}"`)
  return [
    ...[...scripts].filter(fresh).map((file) => link('modulepreload', file)),
    ...[...styles].filter(fresh).map((file) => link('stylesheet', file)),
  ]
}

/** It is fetched, and not compiled before somebody asks for it: that would take the processor from what is drawn first. */
function fetchedOnly(tag: HtmlTagDescriptor): HtmlTagDescriptor {
  return { ...tag, attrs: { ...tag.attrs, rel: 'preload', as: 'script', fetchpriority: 'low' } }
}

function link(rel: string, file: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' }
}

function textOf({ tag, attrs = {} }: HtmlTagDescriptor): string {
  const written = Object.entries(attrs).map(([name, value]) => (value === true ? name : `${name}="${String(value)}"`))
  return `<${[tag, ...written].join(' ')}>`
}
