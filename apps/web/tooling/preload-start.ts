import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Has the page fetch at once what its first script asks for when it runs: these chunks, what they import, and their styles. So
 * nothing that a start needs is more than one request away from the page. What comes first in the list is fetched first.
 */
export function preloadStart(names: readonly string[]): Plugin {
  return {
    name: 'longwire:preload-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
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
      },
    },
  }
}

function link(rel: string, file: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' }
}
