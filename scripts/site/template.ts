/** One entry of the list of contents; `current` is the page that is being made. */
export interface ContentsEntry {
  readonly title: string
  readonly href: string
  readonly current: boolean
}

/** What a page is made of. */
export interface PageParts {
  readonly title: string
  /** HTML. */
  readonly body: string
  /** From this page to the root of the site: `` or `../`. */
  readonly up: string
  readonly contents: readonly { readonly title: string; readonly entries: readonly ContentsEntry[] }[]
}

/** Text as HTML shows it. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A whole page; no script is in it. The contents come after the text, so that a phone shows the text first. */
export function pageHtml({ title, body, up, contents }: PageParts): string {
  const chapters = contents.map(({ title: chapter, entries }) => {
    const items = entries.map(
      ({ title: name, href, current }) =>
        `<li><a href="${escapeHtml(href)}"${current ? ' aria-current="page"' : ''}>${escapeHtml(name)}</a></li>`,
    )
    return `<h2>${escapeHtml(chapter)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Longwire</title>
<link rel="stylesheet" href="${up}site.css">
<link rel="icon" href="${up}icon.svg">
</head>
<body>
<header><a href="${up}index.html">Longwire</a> <a class="to-contents" href="#contents">Contents</a></header>
<main>
${body}</main>
<nav id="contents" aria-label="Contents">
${chapters.join('\n')}
</nav>
</body>
</html>
`
}
