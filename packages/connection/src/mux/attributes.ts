/** What the OPEN of a stream asks for. */
export interface StreamAttributes {
  /** The network's id; without it the stream is a connection to the bouncer itself. */
  readonly network?: string | undefined
  /** The capabilities wanted. */
  readonly capabilities: readonly string[]
  /** A cursor of longwire/resume, or `*`. */
  readonly resume?: string | undefined
  /** Keys of metadata of which the stream is told from its beginning. */
  readonly metadata?: readonly string[] | undefined
}

/** As one word, in the encoding of message tags. Source: https://ircv3.net/specs/extensions/message-tags */
export function formatAttributes({ network, capabilities, metadata, resume }: StreamAttributes): string {
  const attributes = { network, caps: capabilities.join(), metadata: metadata?.join(), resume }
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value ? `${name}=${escape(value)}` : []))
    .join(';')
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
  const metadata = namesIn(found.get('metadata'))
  return {
    capabilities: namesIn(found.get('caps')),
    ...(network !== undefined && { network }),
    ...(resume !== undefined && { resume }),
    ...(metadata.length > 0 && { metadata }),
  }
}

function namesIn(list = ''): readonly string[] {
  return list.split(',').filter((name) => name !== '')
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
