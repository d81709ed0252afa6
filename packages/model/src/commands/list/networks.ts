import { done, notDone } from '../../action-outcome.ts'
import type { NetworkInit } from '../../network/network-init.ts'
import {
  addNetwork,
  changeNetwork,
  enableNetwork,
  leaveNetwork,
  reconnectNetwork,
  removeNetwork,
} from '../../network/bouncer-requests.ts'
import type { NetworkView } from '../../state.ts'
import { wordsOf } from '../arguments.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

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
        return list(context)
      case 'add':
        return add(name, settings, context)
      case 'edit':
        return withNetwork(name, context, answers.network.changed, (id) => changeNetwork(context.keeper, id, settings))
      case 'del':
        return withNetwork(name, context, answers.network.removed, (id) => removeNetwork(context.keeper, id))
      case 'on':
        return withNetwork(name, context, answers.network.joined, (id) => enableNetwork(context.keeper, id, true))
      case 'off':
        return withNetwork(name, context, answers.network.left, (id) => enableNetwork(context.keeper, id, false))
      default:
        return notDone('usage', answers.network.usage)
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
  run(args, context) {
    const { keeper, session } = context
    const tls = !args.has('plain')
    const { host, port } = hostAndPort(args.get('host'), tls)
    const password = args.find('password')
    const { nickname } = session.identity
    const init = {
      name: host,
      host,
      port,
      tls,
      nickname,
      ...(password !== undefined && { serverPassword: password }),
    }
    return tell(context, addNetwork(keeper, init), answers.network.added(host))
  },
}

const here: Command['parameters'] = [{ name: 'network', kind: 'network', optional: true, rest: true }]

export const disconnect: Command = {
  name: 'disconnect',
  group: 'connection',
  help: 'Leaves this network, or the one that is named, with a reason; its conversations stay.',
  parameters: [
    { name: 'network', kind: 'network', optional: true },
    { name: 'reason', kind: 'text', optional: true, rest: true },
  ],
  run(args, context) {
    // What is no network is the beginning of a reason to leave this one.
    const [first, rest] = [args.find('network'), args.find('reason')]
    const named = first === undefined ? undefined : networkNamed(first, context)
    const reason = named === undefined ? [first, rest].filter((word) => word !== undefined).join(' ') : rest
    return withNetwork(named?.id ?? context.network.id, context, answers.network.left, (id) =>
      leaveNetwork(context.keeper, id, reason),
    )
  },
}

export const reconnect: Command = {
  name: 'reconnect',
  group: 'connection',
  help: 'Leaves this network, or the one that is named, and connects again; -all does it to every one.',
  flags: [{ name: 'all' }],
  parameters: here,
  async run(args, context) {
    if (!args.has('all'))
      return withNetwork(args.find('network') ?? context.network.id, context, answers.network.joined, (id) =>
        reconnectNetwork(context.keeper, id),
      )
    for (const { id } of context.networks.all()) {
      const outcome = await reconnectNetwork(context.keeper, id)
      if (!outcome.ok) return outcome
    }
    return done
  },
}

function list({ state, print }: CommandContext): CommandOutcome {
  const all = [...state.networks.values()]
  print(...(all.length === 0 ? [answers.network.none] : all.map(described)))
  return done
}

function add(
  name: string | undefined,
  settings: Partial<NetworkInit>,
  context: CommandContext,
): CommandOutcome | Promise<CommandOutcome> {
  const { keeper, session } = context
  const { host, tls = true } = settings
  if (name === undefined || host === undefined) {
    return notDone('usage', answers.network.usageAdd)
  }
  const { nickname } = session.identity
  const init = { name, port: tls ? 6697 : 6667, nickname, ...settings, host, tls }
  return tell(context, addNetwork(keeper, init), answers.network.added(name))
}

function withNetwork(
  name: string | undefined,
  context: CommandContext,
  answer: (name: string) => string,
  act: (id: string) => Promise<CommandOutcome>,
): CommandOutcome | Promise<CommandOutcome> {
  const found = networkNamed(name, context)
  if (found === undefined) return notDone('no-network', answers.network.unknown)
  return tell(context, act(found.id), answer(found.name))
}

function networkNamed(name: string | undefined, { state }: CommandContext): NetworkView | undefined {
  const wanted = name?.toLowerCase()
  return [...state.networks.values()].find((view) => view.id === name || view.name.toLowerCase() === wanted)
}

function described({ name, host, port, tls, state, problem }: NetworkView): string {
  const why = problem === undefined ? '' : ` (${problem.text})`
  const words = answers.network
  return `${name}: ${host}:${port}${tls ? words.tls : ''}, ${words.state[state]}${why}`
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
