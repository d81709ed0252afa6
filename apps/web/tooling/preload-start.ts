import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** Names of chunks, what is needed first in front. */
export interface StartChunks {
  /** Who has to sign in is asked for while one asks who they are. */
  readonly first: readonly string[]
  /** What comes after the list, and should not be in its way. */
  readonly later: readonly string[]
}

/**
 * Has the page fetch at once what its first script asks for when it runs: these chunks, what they import, and their styles. So
 * nothing that a start needs is more than one request away from the page.
 */
export function preloadStart({ first, later }: StartChunks): Plugin {
  return {
    name: 'longwire:preload-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const now = tagsFor(first, html, bundle)
        const named = new Set(now.map(({ attrs }) => attrs?.['href']))
        const rest = tagsFor(later, html, bundle).filter(({ attrs }) => !named.has(attrs?.['href']))
        return [...now, ...rest.map(fetchedOnly)]
      },
    },
  }
}

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
