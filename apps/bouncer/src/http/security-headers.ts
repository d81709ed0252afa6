import type { FastifyInstance } from 'fastify'

/**
 * No inline script but those of the given hashes (`sha256-…`), nothing from elsewhere, and nothing may frame us.
 * Source: https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(scripts: readonly string[]): string {
  const allowed = scripts.map((hash) => ` '${hash}'`)
  return [`default-src 'none'; script-src 'self'${allowed.join('')}`, ...otherSources].join('; ')
}

const policyHeader = 'content-security-policy'

const otherSources: readonly string[] = [
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

const headers: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Sets the headers of safety on every answer; a page that has scripts of its own has said so before. */
export function addSecurityHeaders(app: FastifyInstance): void {
  const withoutScripts = contentSecurityPolicy([])
  app.addHook('onSend', async (request, reply) => {
    void reply.headers(headers)
    if (!reply.hasHeader(policyHeader)) void reply.header(policyHeader, withoutScripts)
    if (request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=31536000')
  })
}
