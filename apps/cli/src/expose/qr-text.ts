import { encodeQR } from 'qr'

/** A QR code of half blocks. With `colours` it is black on white whatever the terminal's own are, as cameras like it. */
export function qrText(text: string, colours: boolean): string {
  const rows = encodeQR(text, 'raw', { border: 2 })
  const lines: string[] = []
  for (let y = 0; y < rows.length; y += 2) {
    const upper = rows[y] ?? []
    const lower = rows[y + 1] ?? []
    const line = upper.map((dark, x) => half(!dark, !(lower[x] ?? false))).join('')
    lines.push(colours ? `\u001B[97;40m${line}\u001B[0m` : line)
  }
  return `${lines.join('\n')}\n`
}

function half(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀'
  return lower ? '▄' : ' '
}
