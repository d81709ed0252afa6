// The least that a correct parser can be, written by hand, without laziness: what ours is measured against.

/** A line taken apart, all of it. */
export interface MinimalMessage {
  readonly tags: ReadonlyMap<string, string>
  readonly nickname: string | undefined
  readonly username: string | undefined
  readonly hostname: string | undefined
  readonly server: string | undefined
  readonly command: string
  readonly params: readonly string[]
}

/** Takes a line apart; undefined where there is no command. */
export function parseMinimal(line: string): MinimalMessage | undefined {
  let at = skipSpaces(line, 0)
  const tags = new Map<string, string>()
  if (line[at] === '@') {
    const end = wordEnd(line, at)
    for (const tag of line.slice(at + 1, end).split(';')) {
      const equals = tag.indexOf('=')
      if (equals === -1) {
        if (tag !== '') tags.set(tag, '')
      } else if (equals > 0) tags.set(tag.slice(0, equals), unescape(tag.slice(equals + 1)))
    }
    at = skipSpaces(line, end)
  }
  let source = ''
  if (line[at] === ':') {
    const end = wordEnd(line, at)
    source = line.slice(at + 1, end)
    at = skipSpaces(line, end)
  }
  const end = wordEnd(line, at)
  if (end === at) return undefined
  const command = line.slice(at, end).toUpperCase()
  at = skipSpaces(line, end)
  const params: string[] = []
  while (at < line.length) {
    if (line[at] === ':') {
      params.push(line.slice(at + 1))
      break
    }
    const paramEnd = wordEnd(line, at)
    params.push(line.slice(at, paramEnd))
    at = skipSpaces(line, paramEnd)
  }
  const host = source.lastIndexOf('@')
  const beforeHost = host === -1 ? source : source.slice(0, host)
  const bang = beforeHost.indexOf('!')
  const isServer = host === -1 && bang === -1 && source.includes('.')
  return {
    tags,
    nickname: isServer || source === '' ? undefined : bang === -1 ? beforeHost : beforeHost.slice(0, bang),
    username: bang === -1 ? undefined : beforeHost.slice(bang + 1),
    hostname: host === -1 ? undefined : source.slice(host + 1),
    server: isServer ? source : undefined,
    command,
    params,
  }
}

function skipSpaces(line: string, from: number): number {
  let at = from
  while (line[at] === ' ') at++
  return at
}

function wordEnd(line: string, from: number): number {
  const end = line.indexOf(' ', from)
  return end === -1 ? line.length : end
}

function unescape(value: string): string {
  if (!value.includes('\\')) return value
  let text = ''
  for (let i = 0; i < value.length; i++) {
    if (value[i] !== '\\') text += value[i]
    else if (++i < value.length)
      text += ({ ':': ';', s: ' ', r: '\r', n: '\n' } as Record<string, string>)[value[i] ?? ''] ?? value[i]
  }
  return text
}
