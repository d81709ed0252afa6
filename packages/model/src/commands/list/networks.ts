import { done, notDone } from '../../action-outcome.ts'
import type { NetworkInit } from '../../network/network-init.ts'
import {
  addNetwork,
  changeNetwork,
  enableNetwork,
  reconnectNetwork,
  removeNetwork,
} from '../../network/bouncer-requests.ts'
import type { NetworkView } from '../../state.ts'
import { wordsOf } from '../arguments.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

export const network: Command = {
  name: 'network',
  group: 'connection',
  help: 'Lists networks, or adds, changes or removes one: /network add NAME host=irc.example port=6697 tls=yes nick=ada.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['list', 'add', 'edit', 'del', 'on', 'off'] },
    { name: 'name', kind: 'network', optional: true },
    { name: 'settings', kind: 'text', optional: true, rest: true },
  ],
  isSecret: (args) => /\b(?:password|saslpassword)=/i.test(args),
  run(args, context) {
    const name = args.find('name')
    const settings = settingsIn(args.find('settings') ?? '')
    switch (args.get('what').toLowerCase()) {
      case 'list':
        context.print(...[...context.state.networks.values()].map(described))
        return done
      case 'add':
        return add(name, settings, context)
      case 'edit':
        return withNetwork(name, context, (id) => changeNetwork(context.keeper, id, settings))
      case 'del':
        return withNetwork(name, context, (id) => removeNetwork(context.keeper, id))
      case 'on':
        return withNetwork(name, context, (id) => enableNetwork(context.keeper, id, true))
      case 'off':
        return withNetwork(name, context, (id) => enableNetwork(context.keeper, id, false))
      default:
        return notDone('usage', 'Usage: /network list|add|edit|del|on|off [name] [key=value…]')
    }
  },
}

export const connect: Command = {
  name: 'connect',
  aliases: ['server'],
  group: 'connection',
  help: 'Adds a network by the name of its server and connects to it, with TLS unless -plain says otherwise.',
  flags: [{ name: 'tls' }, { name: 'plain' }],
  parameters: [
    { name: 'host', kind: 'word' },
    { name: 'password', kind: 'text', optional: true, rest: true },
  ],
  isSecret: (args) =>
    args
      .trim()
      .replace(/^-\w+\s+/, '')
      .includes(' '),
  async run(args, { keeper, session }) {
    const tls = !args.has('plain')
    const { host, port } = hostAndPort(args.get('host'), tls)
    const password = args.find('password')
    const { nickname } = session.identity
    return withoutValue(
      await addNetwork(keeper, {
        name: host,
        host,
        port,
        tls,
        nickname,
        ...(password !== undefined && { serverPassword: password }),
      }),
    )
  },
}

const here: Command['parameters'] = [{ name: 'network', kind: 'network', optional: true, rest: true }]

export const disconnect: Command = {
  name: 'disconnect',
  group: 'connection',
  help: 'Leaves this network, or the one that is named; its conversations stay.',
  parameters: here,
  run: (args, context) =>
    withNetwork(args.find('network') ?? context.network.id, context, (id) => enableNetwork(context.keeper, id, false)),
}

export const reconnect: Command = {
  name: 'reconnect',
  group: 'connection',
  help: 'Leaves this network, or the one that is named, and connects again; -all does it to every one.',
  flags: [{ name: 'all' }],
  parameters: here,
  async run(args, context) {
    if (!args.has('all'))
      return withNetwork(args.find('network') ?? context.network.id, context, (id) =>
        reconnectNetwork(context.keeper, id),
      )
    for (const { id } of context.networks.all()) {
      const outcome = await reconnectNetwork(context.keeper, id)
      if (!outcome.ok) return outcome
    }
    return done
  },
}

async function add(
  name: string | undefined,
  settings: Partial<NetworkInit>,
  { keeper, session }: CommandContext,
): Promise<CommandOutcome> {
  const { host, tls = true } = settings
  if (name === undefined || host === undefined) {
    return notDone('usage', 'Usage: /network add NAME host=irc.example [port=6697] [tls=yes] [nick=ada]')
  }
  const { nickname } = session.identity
  return withoutValue(await addNetwork(keeper, { name, port: tls ? 6697 : 6667, nickname, ...settings, host, tls }))
}

function withNetwork(
  name: string | undefined,
  { state }: CommandContext,
  act: (id: string) => Promise<CommandOutcome>,
): CommandOutcome | Promise<CommandOutcome> {
  const wanted = name?.toLowerCase()
  const found = [...state.networks.values()].find((view) => view.id === name || view.name.toLowerCase() === wanted)
  return found === undefined
    ? notDone('no-network', 'No network is called so. /network list shows them.')
    : act(found.id)
}

function described({ name, host, port, tls, state, problem }: NetworkView): string {
  const why = problem === undefined ? '' : ` (${problem.text})`
  return `${name}: ${host}:${port}${tls ? ' with TLS' : ''}, ${state}${why}`
}

function settingsIn(text: string): Partial<NetworkInit> {
  const given = new Map<string, string>()
  for (const word of wordsOf(text)) {
    const equals = word.indexOf('=')
    if (equals > 0) given.set(word.slice(0, equals).toLowerCase(), word.slice(equals + 1))
  }
  const port = Number(given.get('port'))
  const tls = given.get('tls')?.toLowerCase()
  const texts = {
    name: given.get('name'),
    host: given.get('host'),
    nickname: given.get('nick') ?? given.get('nickname'),
    username: given.get('username'),
    realname: given.get('realname'),
    serverPassword: given.get('password'),
    account: given.get('account'),
    accountPassword: given.get('saslpassword'),
  }
  return {
    ...(Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) as Partial<NetworkInit>),
    ...(port > 0 && { port }),
    ...(tls !== undefined && { tls: tls === 'yes' || tls === '1' || tls === 'true' || tls === 'on' }),
  }
}

/** `host`, `host:port`, `[address]:port`, or an address with colons alone. */
function hostAndPort(text: string, tls: boolean): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text)
  const port = Number(match?.[3] ?? (tls ? 6697 : 6667))
  return { host: match?.[1] ?? match?.[2] ?? text, port }
}

function withoutValue(outcome: CommandOutcome | { readonly ok: true; readonly value: unknown }): CommandOutcome {
  return outcome.ok ? done : outcome
}
