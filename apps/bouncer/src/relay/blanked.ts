import { blankSecrets } from '@longwire/connection'
import type { Said } from './relayed.ts'

/**
 * What was said, as it may be kept and shown: a password in a message to a service is left out (pitfall 13). What others
 * say is as they said it.
 */
export function withoutSecrets(said: Said): Said {
  if (!said.own) return said
  const lead = `PRIVMSG ${said.target} `
  const line = lead + said.text
  const blanked = blankSecrets(line)
  return blanked === line ? said : { ...said, text: blanked.slice(lead.length) }
}
