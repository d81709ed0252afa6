/** A name as it stands in a GS2 header and in SCRAM: without the characters that separate. Source: RFC 5802, section 5.1 */
export function escapeName(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C')
}
