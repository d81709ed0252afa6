import { parseTags } from '@longwire/irc'
import { parseEndpoint } from '../../push/push-endpoint.ts'
import type { Command, CommandContext } from '../command.ts'

/** Subscriptions of one person: more than anyone has devices. */
const MAX_SUBSCRIPTIONS = 50
const P256DH_BYTES = 65
const AUTH_BYTES = 16

/** Both names are one extension. */
const capabilities = ['draft/webpush', 'soju.im/webpush'] as const

/**
 * Where a person's devices are told of messages while no client is there. On a connection to a network it is about that network,
 * on one to the bouncer itself about all. Source: https://ircv3.net/specs/extensions/webpush
 */
export const webpush: Command = {
  name: 'WEBPUSH',
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  run({ command, params: [subcommand = '', endpoint, keys] }, context) {
    if (!hasWebpush(context.screen.view.capabilities)) {
      return context.numeric('421', command, 'This command is not known here')
    }
    const name = subcommand.toUpperCase()
    if (name === 'REGISTER' && endpoint !== undefined && keys !== undefined) return register(endpoint, keys, context)
    if (name === 'UNREGISTER' && endpoint !== undefined) return unregister(endpoint, context)
    const known = name === 'REGISTER' || name === 'UNREGISTER'
    return context.fail(
      command,
      'INVALID_PARAMS',
      [known ? name : '*'],
      'This is not REGISTER ENDPOINT KEYS or UNREGISTER ENDPOINT',
    )
  },
}

/** Whether a client may subscribe. */
export function hasWebpush(enabled: ReadonlySet<string>): boolean {
  return capabilities.some((name) => enabled.has(name))
}

function register(endpoint: string, keys: string, context: CommandContext): void {
  const { attachment, screen, user } = context
  const refuse = (code: string, text: string): void => context.fail('WEBPUSH', code, ['REGISTER'], text)
  const { local } = user.push
  if (parseEndpoint(endpoint, local) === undefined) {
    return refuse('INVALID_PARAMS', 'The endpoint is not the HTTPS address of a push service on the internet')
  }
  const given = parseTags(keys)
  const [p256dh = '', auth = ''] = [given.get('p256dh'), given.get('auth')]
  // An uncompressed point, and a secret.
  if (bytesOf(p256dh)?.length !== P256DH_BYTES || bytesOf(p256dh)?.[0] !== 4 || bytesOf(auth)?.length !== AUTH_BYTES) {
    return refuse('INVALID_PARAMS', 'The keys p256dh and auth are not those of a push subscription')
  }
  const subscription = {
    user: user.id,
    login: attachment.login,
    network: attachment.network?.id,
    capabilities: [...screen.view.capabilities],
    endpoint,
    p256dh,
    auth,
    createdAt: user.environment.now(),
  }
  return context.later('WEBPUSH', user.push.subscribe(subscription, MAX_SUBSCRIPTIONS, attachment.page), (kept) => {
    if (kept) context.reply({ command: 'WEBPUSH', params: ['REGISTER', endpoint] })
    else refuse('MAX_REGISTRATIONS', `There can be ${MAX_SUBSCRIPTIONS} subscriptions`)
  })
}

function unregister(endpoint: string, context: CommandContext): void {
  context.later('WEBPUSH', context.user.push.unsubscribe(endpoint), () => {
    context.reply({ command: 'WEBPUSH', params: ['UNREGISTER', endpoint] })
  })
}

/** base64url, with padding or without. */
function bytesOf(text: string): Buffer | undefined {
  return /^[A-Za-z0-9_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : undefined
}
