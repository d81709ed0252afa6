import { findCode } from '../text/find-code.ts'

/** Marks that people know from elsewhere, and what stands for them in a message. */
const codes = [
  ['**', '\u0002'],
  ['__', '\u001f'],
  ['~~', '\u001e'],
  ['||', '\u000301,01', '\u0003'],
  ['`', '\u0011'],
  ['*', '\u001d'],
] as const

/** Those that a toolbar offers, by what they do. */
export const markOf = { bold: '**', italic: '*', underline: '__', struck: '~~', code: '`', spoiler: '||' } as const

export type MarkName = keyof typeof markOf

/**
 * A text as it is sent: `**bold**`, `*italic*`, `__underlined__`, `~~struck~~`, `` `code` `` and `||hidden||` become formatting.
 * A mark counts where it stands around something, and not within words; a backslash before it keeps it as it is.
 */
export function formatted(text: string): string {
  let out = ''
  let at = 0
  // Code between fences stays as it is, with the fences: they tell who reads it that it is a block.
  for (const { start, end } of findCode(text).filter((code) => text.startsWith('```', code.start))) {
    out += formattedLines(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return out + formattedLines(text.slice(at))
}

function formattedLines(text: string): string {
  return text.split('\n').map(formattedLine).join('\n')
}

function formattedLine(line: string): string {
  let out = ''
  let at = 0
  while (at < line.length) {
    const mark = codes.find(([sign]) => line.startsWith(sign, at))
    if (line[at] === '\\' && codes.some(([sign]) => line.startsWith(sign, at + 1))) {
      out += line[at + 1]
      at += 2
    } else if (mark !== undefined && opens(line, at)) {
      const [sign, begin, finish = begin] = mark
      const end = closing(line, at + sign.length, sign)
      if (end === undefined) {
        out += sign
        at += sign.length
      } else {
        const inner = line.slice(at + sign.length, end)
        // What is code is not looked into.
        out += begin + (sign === '`' ? inner : formattedLine(inner)) + finish
        at = end + sign.length
      }
    } else {
      out += mark?.[0] ?? line[at]
      at += mark?.[0].length ?? 1
    }
  }
  return out
}

function opens(line: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(line[at - 1] ?? '')
}

/** Where the mark ends: behind something that is no blank, and not before a letter. */
function closing(line: string, from: number, sign: string): number | undefined {
  if (/^\s|^$/.test(line.slice(from, from + 1))) return undefined
  for (let end = line.indexOf(sign, from + 1); end !== -1; end = line.indexOf(sign, end + 1)) {
    const [before = '', after = ''] = [line[end - 1], line[end + sign.length]]
    // `*` does not end at one of the two of `**`.
    if (sign === '*' && (before === '*' || after === '*')) continue
    if (!/\s/.test(before) && !/[\p{L}\p{N}]/u.test(after)) return end
  }
  return undefined
}

/** A text that was sent, with marks again, so that it can be changed. */
export function marked(text: string): string {
  let out = text
  // The longer ones first: what ends a spoiler begins it as well.
  for (const [sign, begin, finish] of codes) {
    out = out.replaceAll(begin, sign)
    if (finish !== undefined) out = out.replaceAll(finish, sign)
  }
  return out
}
