import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { buildSite } from './build-site.ts'
import { anchorOf, render } from './markdown.ts'

function folderFor(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'longwire-site-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function siteOf(context: TestContext, files: Readonly<Record<string, string>>, pages: readonly string[]) {
  const root = folderFor(context)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const folder = join(root, 'site')
  const findings = buildSite(root, folder, [{ title: 'All', pages }])
  return { findings, page: (name: string) => readFileSync(join(folder, name), 'utf8') }
}

test('the documentation makes a site in which every link leads somewhere', (context) => {
  const folder = join(folderFor(context), 'site')
  assert.deepEqual(buildSite(join(import.meta.dirname, '../..'), folder), [])
  for (const page of ['index.html', 'guide/support.html', 'extensions/mux.html', 'site.css']) {
    assert.ok(existsSync(join(folder, page)), page)
  }
})

test('links between pages lead to their HTML, and the page that one is on is marked', (context) => {
  const { findings, page } = siteOf(
    context,
    { 'docs/README.md': '# Home\n\n[a](guide/a.md#two-words)\n', 'docs/guide/a.md': '# A\n\n## Two words\n' },
    ['README.md', 'guide/a.md'],
  )
  assert.deepEqual(findings, [])
  assert.match(page('index.html'), /<a href="guide\/a\.html#two-words">a<\/a>/)
  assert.match(page('guide/a.html'), /<h2 id="two-words">Two words<\/h2>/)
  assert.match(page('guide/a.html'), /<a href="\.\.\/guide\/a\.html" aria-current="page">A<\/a>/)
})

test('a link that leads nowhere, a heading that is not there, and a forgotten page are found', (context) => {
  const { findings } = siteOf(
    context,
    { 'docs/a.md': '# A\n\n[x](gone.md) [y](#gone) [z](https://example.org/gone.md)\n', 'docs/b.md': '# B\n' },
    ['a.md'],
  )
  assert.deepEqual(findings, [
    'docs/b.md: no chapter lists it (scripts/site/contents.ts)',
    'docs/a.md: gone.md leads nowhere on the site',
    'docs/a.md: #gone: no such heading',
  ])
})

test('HTML in a page is shown as text, and comments are left out', () => {
  const { html } = render('# A\n\n<!-- quiet -->\n<b onclick="x()">loud</b>\n', (link) => link)
  assert.equal(html, '<h1 id="a">A</h1>\n<p>&lt;b onclick=&quot;x()&quot;&gt;loud&lt;/b&gt;</p>\n')
})

test('headings of the same text have anchors of their own', () => {
  assert.equal(anchorOf('What `node:test` does, and why'), 'what-nodetest-does-and-why')
  const { anchors } = render('# A\n\n## B\n\n## B\n', (link) => link)
  assert.deepEqual([...anchors], ['a', 'b', 'b-1'])
})
