/** What the OPEN of a stream asks for. */
export interface StreamAttributes {
  /** The network's id; without it the stream is a connection to the bouncer itself. */
  readonly network?: string
  /** The capabilities wanted. */
  readonly capabilities: readonly string[]
  /** A cursor of longwire/resume, or `*`. */
  readonly resume?: string
}

/** As one word, in the encoding of message tags. Source: https://ircv3.net/specs/extensions/message-tags */
export function formatAttributes({ network, capabilities, resume }: StreamAttributes): string {
  const parts: string[] = []
  if (network !== undefined) parts.push(`network=${escape(network)}`)
  if (capabilities.length > 0) parts.push(`caps=${escape(capabilities.join(','))}`)
  if (resume !== undefined) parts.push(`resume=${escape(resume)}`)
  return parts.join(';')
}

/** Unknown attributes are ignored; of duplicates the last one counts. Never throws. */
export function parseAttributes(text: string): StreamAttributes {
  const found = new Map<string, string>()
  for (const part of text.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0) found.set(part.slice(0, equals), unescape(part.slice(equals + 1)))
  }
  const network = found.get('network')
  const resume = found.get('resume')
  const capabilities = (found.get('caps') ?? '').split(',').filter((name) => name !== '')
  return { capabilities, ...(network !== undefined && { network }), ...(resume !== undefined && { resume }) }
}

const escapes: Readonly<Record<string, string>> = { ';': '\\:', ' ': '\\s', '\\': '\\\\', '\r': '\\r', '\n': '\\n' }
const unescapes: Readonly<Record<string, string>> = { ':': ';', s: ' ', '\\': '\\', r: '\r', n: '\n' }

function escape(value: string): string {
  return value.replace(/[; \\\r\n]/g, (character) => escapes[character] ?? character)
}

// One pass from left to right; an unknown escape is its character, and a lone backslash at the end is nothing.
function unescape(value: string): string {
  return value.replace(/\\(.?)/gs, (_, character: string) => unescapes[character] ?? character)
}
