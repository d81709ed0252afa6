import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { type Chapter, contents } from './contents.ts'
import { type Rendered, render } from './markdown.ts'
import { pageHtml } from './template.ts'

const notPages = ['tutorial/examples/**', 'reference/dist/**', '**/node_modules/**', '**/.cache/**']

interface Page extends Rendered {
  /** Below docs/, with `/`. */
  readonly path: string
}

/** What is wrong with the pages; empty for a site that can be published. */
export type Findings = readonly string[]

/**
 * Makes the site of the pages under `root`/docs in `folder`, which is emptied first. Answers what is wrong: links that
 * lead nowhere, pages that no chapter lists.
 */
export function buildSite(root: string, folder: string, list: readonly Chapter[] = contents): Findings {
  const docs = join(root, 'docs')
  const chapters = list.map(({ title, pages }) => ({ title, paths: expand(docs, pages) }))
  const listed = new Set(chapters.flatMap(({ paths }) => paths))
  const pages = new Map([...listed].map((path) => [path, readPage(docs, path)]))
  const findings = [...unlisted(docs, listed), ...[...pages.values()].flatMap((page) => deadLinks(root, page, pages))]
  rmSync(folder, { recursive: true, force: true })
  for (const page of pages.values()) {
    const up = '../'.repeat(page.path.split('/').length - 1)
    const html = pageHtml({
      title: page.title,
      body: page.html,
      up,
      contents: chapters.map(({ title, paths }) => ({
        title,
        entries: paths.map((path) => ({
          title: pages.get(path)?.title ?? path,
          href: up + htmlPath(path),
          current: path === page.path,
        })),
      })),
    })
    write(join(folder, htmlPath(page.path)), html)
  }
  cpSync(join(import.meta.dirname, 'site.css'), join(folder, 'site.css'))
  cpSync(join(import.meta.dirname, '../../apps/web/public/icon.svg'), join(folder, 'icon.svg'))
  if (existsSync(join(docs, 'images'))) cpSync(join(docs, 'images'), join(folder, 'images'), { recursive: true })
  return findings
}

/** A pattern stands for the pages that it finds and that are not named before it. */
function expand(docs: string, patterns: readonly string[]): readonly string[] {
  const paths = new Set<string>()
  for (const pattern of patterns) {
    const found = globSync(pattern, { cwd: docs })
    if (found.length === 0) throw new Error(`docs/${pattern}: a chapter lists it, and it is not there`)
    for (const path of found.toSorted()) paths.add(path.replaceAll('\\', '/'))
  }
  return [...paths]
}

function readPage(docs: string, path: string): Page {
  return { path, ...render(readFileSync(join(docs, path), 'utf8'), onSite) }
}

function onSite(link: string): string {
  return isOutside(link) ? link : link.replace(/^(?<path>[^#]*\.md)/, (path) => htmlPath(path))
}

function isOutside(link: string): boolean {
  return /^[a-z]+:/.test(link)
}

function htmlPath(path: string): string {
  return path.replace(/README\.md$/, 'index.html').replace(/\.md$/, '.html')
}

function unlisted(docs: string, listed: ReadonlySet<string>): readonly string[] {
  return globSync('**/*.md', { cwd: docs, exclude: notPages })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !listed.has(path))
    .map((path) => `docs/${path}: no chapter lists it (scripts/site/contents.ts)`)
}

function deadLinks(root: string, page: Page, pages: ReadonlyMap<string, Page>): readonly string[] {
  return page.links.flatMap((link) => {
    if (isOutside(link)) return []
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? page.path : posix.normalize(posix.join(posix.dirname(page.path), path))
    const there = pages.get(target.endsWith('/') ? `${target}README.md` : target)
    if (there === undefined) {
      const file = join(root, 'docs', target)
      const isFile = existsSync(file) && !relative(root, file).startsWith('..')
      return isFile && !target.startsWith('..') ? [] : [`docs/${page.path}: ${link} leads nowhere on the site`]
    }
    return anchor === undefined || there.anchors.has(anchor) ? [] : [`docs/${page.path}: ${link}: no such heading`]
  })
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
