/** A stretch of code in a text, with its backticks: from `start` to `end` (exclusive), in UTF-16 units. */
export interface CodeRange {
  readonly start: number
  readonly end: number
}

/** Tick marks that one looks at in one text; nobody writes so many. */
const MOST_RUNS = 200

/**
 * Where a text has code: what stands between two runs of equally many backticks, as in Markdown. One or two of them do not
 * reach beyond their line; three or more hold a block.
 */
export function findCode(text: string): readonly CodeRange[] {
  if (!text.includes('`')) return []
  const marks = Array.from(text.matchAll(/`+/g)).slice(0, MOST_RUNS)
  const runs = marks.map(({ 0: { length }, index }) => ({ length, index }))
  const found: CodeRange[] = []
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i] as Run
    const closing = runs.findIndex((run, at) => at > i && run.length === open.length)
    const close = runs[closing]
    if (close === undefined || !isCode(text.slice(open.index + open.length, close.index), open.length)) continue
    found.push({ start: open.index, end: close.index + close.length })
    i = closing
  }
  return found
}

/** Code of several lines between two fences, and what of the text it stands for. */
export interface CodeBlock extends CodeRange {
  /** Without the fences, and without the language that the first one may name. */
  readonly code: string
}

const fence = /^`{3,}[^\S\n]*[\w+#.-]*[^\S\n]*\n/

/** The blocks of code in a text: three or more backticks around several lines. The ends of the lines around one belong to it. */
export function findBlocks(text: string): readonly CodeBlock[] {
  if (!text.includes('```')) return []
  return findCode(text).flatMap(({ start, end }) => {
    const written = text.slice(start, end)
    const opening = fence.exec(written)?.[0]
    if (opening === undefined) return []
    const code = written.slice(opening.length).replace(/\n?`+$/, '')
    const before = text[start - 1] === '\n' ? 1 : 0
    const after = text[end] === '\n' ? 1 : 0
    return [{ start: start - before, end: end + after, code }]
  })
}

/** What is copied of a text: of nothing but a block of code, the code. */
export function copiedText(text: string): string {
  const [block] = findBlocks(text)
  return block !== undefined && block.start === 0 && block.end === text.length ? block.code : text
}

interface Run {
  readonly length: number
  readonly index: number
}

function isCode(inside: string, ticks: number): boolean {
  return inside.trim() !== '' && (ticks > 2 || !inside.includes('\n'))
}
