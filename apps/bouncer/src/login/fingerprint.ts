/** The digests of a client's certificate (DER), in lower-case hex without colons. */
export interface CertificateFingerprints {
  readonly sha256: string
  readonly sha512: string
}

/** As OpenSSL and Node write them: hex, with or without colons, in any case. */
export function parseFingerprint(text: string): string | undefined {
  const hex = text.trim().replaceAll(':', '').toLowerCase()
  return /^(?:[0-9a-f]{64}|[0-9a-f]{128})$/.test(hex) ? hex : undefined
}

/** How a certificate is found among the logins. */
export function certificateKey(fingerprint: string): string {
  return `cert:${fingerprint}`
}

/** The fingerprint of a login by certificate. */
export function fingerprintOf(tokenHash: string): string {
  return tokenHash.slice('cert:'.length)
}
