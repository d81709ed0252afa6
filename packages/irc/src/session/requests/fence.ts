/** Begins the tokens of PINGs that tell when a command will not be answered any more. */
const FENCE = 'fence-'

/** The token of a PING behind a command. */
export function fenceToken(id: string): string {
  return FENCE + id
}

/** Whether a PONG answers such a PING. */
export function isFence(token: string | undefined): boolean {
  return token?.startsWith(FENCE) === true
}
