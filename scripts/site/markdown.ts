import MarkdownIt from 'markdown-it'

/** A page of Markdown as HTML. */
export interface Rendered {
  /** Its first heading, as plain text. */
  readonly title: string
  readonly html: string
  /** What a link can point at after `#`. */
  readonly anchors: ReadonlySet<string>
  /** Where its links and pictures point, as written. */
  readonly links: readonly string[]
}

/** The anchor of a heading, as GitHub makes it: lower case, hyphens for spaces, no other signs. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
}

/** Renders a page. `rewrite` says where a link points on the site. Raw HTML is shown as text, comments are left out. */
export function render(text: string, rewrite: (link: string) => string): Rendered {
  const markdown = new MarkdownIt({ html: false, linkify: false })
  const tokens = markdown.parse(withoutComments(text), {})
  const anchors = new Set<string>()
  const links: string[] = []
  let title = ''
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = plainText(tokens[index + 1])
      if (token.tag === 'h1' && title === '') title = heading
      const anchor = freshAnchor(anchorOf(heading), anchors)
      anchors.add(anchor)
      token.attrSet('id', anchor)
    }
    for (const child of token.children ?? []) {
      const attribute = child.type === 'link_open' ? 'href' : child.type === 'image' ? 'src' : undefined
      const value = attribute === undefined ? null : child.attrGet(attribute)
      if (attribute === undefined || value === null) continue
      const link = decodeURI(String(value))
      links.push(link)
      child.attrSet(attribute, rewrite(link))
    }
  }
  return { title, html: markdown.renderer.render(tokens, markdown.options, {}), anchors, links }
}

function withoutComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?-->\n?/g, '')
}

function freshAnchor(anchor: string, taken: ReadonlySet<string>): string {
  if (!taken.has(anchor)) return anchor
  for (let count = 1; ; count += 1) {
    if (!taken.has(`${anchor}-${count}`)) return `${anchor}-${count}`
  }
}

interface InlineToken {
  readonly children: readonly { readonly type: string; readonly content: string }[] | null
}

function plainText(token: InlineToken | undefined): string {
  const parts = (token?.children ?? []).filter(({ type }) => type === 'text' || type === 'code_inline')
  return parts.map(({ content }) => content).join('')
}
