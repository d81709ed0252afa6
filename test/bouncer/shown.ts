import assert from 'node:assert/strict'
import type { RawClient } from '@longwire/peers'

/** How often a client was shown something. */
export function timesShown(client: RawClient, text: string | RegExp): number {
  return client.lines.filter((line) => (typeof text === 'string' ? line.includes(text) : text.test(line))).length
}

/**
 * Each of the clients was shown each of these once, and nothing of it is still to come: `fence` is said by somebody else
 * after them, and every client waits for it.
 */
export async function shownOnce(
  clients: readonly RawClient[],
  texts: readonly (string | RegExp)[],
  fence: { readonly by: RawClient; readonly in: string },
): Promise<void> {
  const word = `fence-${fences++}`
  fence.by.send(`PRIVMSG ${fence.in} :${word}`)
  for (const client of clients) await client.waitFor(new RegExp(`PRIVMSG \\S+ :?${word}$`))
  for (const [index, client] of clients.entries()) {
    for (const text of texts) {
      const shown = `${timesShown(client, text)} times`
      assert.equal(shown, '1 times', `client ${index}: ${text}\n${client.lines.slice(-40).join('\n')}`)
    }
  }
}

let fences = 1
