import type { NetworkProblem, NetworkView } from '@longwire/model'
import { networksTexts } from '../../texts/networks/networks-texts.ts'

/** What is wrong, in words for a person. */
export interface TroubleWords {
  readonly title: string
  readonly text: string
}

type Kind = Exclude<
  keyof ReturnType<typeof networksTexts>['trouble'],
  'tries' | 'again' | 'soon' | 'trying' | 'details'
>

/** Codes of docs/errors.md; of the others, the text that came with them is told. */
const kinds: Readonly<Record<string, Kind>> = {
  'name-not-found': 'name',
  refused: 'port',
  reset: 'port',
  'not-irc': 'port',
  'tls-failed': 'port',
  'timed-out': 'silent',
  'registration-timeout': 'silent',
  unreachable: 'unreachable',
  'tls-untrusted': 'certificate',
  'tls-expired': 'expired',
  'tls-pin-mismatch': 'pin',
  'proxy-refused': 'proxy',
  'proxy-login': 'proxy',
  'proxy-failed': 'proxy',
  'login-refused': 'account',
  'login-unavailable': 'noLogin',
  'password-refused': 'password',
  banned: 'banned',
}

/** The same of a server that was reached at this address before: it is not the address that is wrong. */
const kindsOnceReached: Readonly<Record<string, Kind>> = {
  'name-not-found': 'unreachable',
  refused: 'down',
  reset: 'down',
  'not-irc': 'down',
  'tls-failed': 'down',
  'timed-out': 'down',
  'registration-timeout': 'down',
}

/** Cause and way out; undefined where only the text that came with the problem knows. */
export function troubleWords({ host, port, reached }: NetworkView, { code }: NetworkProblem): TroubleWords | undefined {
  const kind = (reached === true ? kindsOnceReached[code] : undefined) ?? kinds[code]
  if (kind === undefined) return undefined
  const { title, text } = networksTexts().trouble[kind]
  return { title, text: text(host, String(port)) }
}
