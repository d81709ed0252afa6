/**
 * Whether who sent this `accept-encoding` takes a body in an encoding (in small letters). Without the header nothing but the plain
 * body is sure to be read. Source: https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding
 */
export function acceptsEncoding(header: string | undefined, encoding: string): boolean {
  const weights = new Map(header?.toLowerCase().split(',').map(weighed))
  return (weights.get(encoding) ?? weights.get('*') ?? 0) > 0
}

/** `br;q=0` says that it is not taken; what cannot be read as a weight is none. */
function weighed(item: string): readonly [encoding: string, weight: number] {
  const [encoding = '', ...parameters] = item.split(';').map((part) => part.trim())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  return [encoding, weight === undefined ? 1 : Number(weight.slice(2)) || 0]
}
