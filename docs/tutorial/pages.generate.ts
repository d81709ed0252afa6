// The code on the pages of the tutorial is quoted from the files under examples/, which the tests run. A page says what
// it quotes, a whole file or a region of it: `<!-- code: channel.ts#join -->`, and below it a block of code.
import { globSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const folder = import.meta.dirname
const quotation = /<!-- code: (?<name>[^ #]+)(?:#(?<region>\S+))? -->\n(?:```\w+\n[\s\S]*?\n```|)/g
const codeBlock = /^```(?:ts|html|css)$/gm
const regionMark = /^\s*\/\/ #(?:region|endregion)\b/

/** The pages of the tutorial as they are to be: repository path to text. */
export function generated(): Readonly<Record<string, string>> {
  const quoted = new Set<string>()
  const pages: Record<string, string> = {}
  for (const page of globSync('*.md', { cwd: folder }).toSorted()) {
    pages[`docs/tutorial/${page}`] = withQuotations(page, quoted)
  }
  const examples = globSync('**/*.{ts,html}', { cwd: join(folder, 'examples'), exclude: ['**/dist'] })
  const forgotten = examples.map((name) => name.replaceAll('\\', '/')).filter((name) => !quoted.has(name))
  if (forgotten.length > 0) throw new Error(`no page of the tutorial quotes ${forgotten.join(', ')}`)
  return pages
}

function withQuotations(page: string, quoted: Set<string>): string {
  let count = 0
  const text = readFileSync(join(folder, page), 'utf8').replace(quotation, (_, name: string, region?: string) => {
    count++
    quoted.add(name)
    const mark = region === undefined ? name : `${name}#${region}`
    return `<!-- code: ${mark} -->\n\`\`\`${extname(name).slice(1)}\n${codeOf(name, region)}\n\`\`\``
  })
  if (text.includes('``````')) throw new Error(`${page} has a block of code that ends in another one`)
  if (text.match(codeBlock)?.length !== (count || undefined)) throw new Error(`${page} has code that no example holds`)
  return text
}

function codeOf(name: string, region: string | undefined): string {
  const lines = readFileSync(join(folder, 'examples', name), 'utf8')
    .trimEnd()
    .split('\n')
  if (region === undefined) return lines.filter((line) => !regionMark.test(line)).join('\n')
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`)
  const end = lines.findIndex((line, at) => at > start && line.trim() === '// #endregion')
  if (start === -1 || end === -1) throw new Error(`${name} has no region ${region}`)
  return withoutIndent(lines.slice(start + 1, end)).join('\n')
}

function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length)
  return lines.map((line) => line.slice(Math.min(...indents)))
}
