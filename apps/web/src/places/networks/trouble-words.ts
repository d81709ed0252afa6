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
  'name-lookup-failed': 'unreachable',
  refused: 'closed',
  reset: 'port',
  'not-irc': 'port',
  'websocket-refused': 'port',
  'tls-failed': 'noTls',
  'timed-out': 'silent',
  'registration-timeout': 'silent',
  unreachable: 'unreachable',
  'bind-failed': 'local',
  'tls-wrong-name': 'otherName',
  'tls-untrusted': 'certificate',
  'tls-expired': 'expired',
  'tls-pin-mismatch': 'pin',
  'proxy-refused': 'proxy',
  'proxy-login': 'proxy',
  'proxy-failed': 'proxy',
  'login-refused': 'account',
  'login-unavailable': 'noLogin',
  'login-required': 'loginWanted',
  'password-refused': 'password',
  banned: 'banned',
  throttled: 'throttled',
  'nickname-refused': 'nickname',
  'sts-refused': 'promised',
  'closed-by-server': 'hungUp',
  'keepalive-timeout': 'lost',
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
