import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookie that holds the token of a web login. */
export const SESSION_COOKIE = 'longwire_session'

const MAX_AGE_SECONDS = 180 * 86_400

/** Secure wherever the browser came by https; on loopback without TLS it could not be set otherwise. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: MAX_AGE_SECONDS,
  })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  })
}
