import type { IgnoreLevel, IgnoreRule } from '@longwire/attention'
import { completeMask, sameName } from '@longwire/irc'
import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import type { KeptRule } from '../../preferences/preferences-view.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { durationText, readDuration } from '../durations.ts'
import { suggest } from '../suggest.ts'

const levels = [
  'all',
  'messages',
  'notices',
  'actions',
  'private',
  'ctcp',
  'invites',
  'joins',
] as const satisfies readonly IgnoreLevel[]

export const ignore: Command = {
  name: 'ignore',
  group: 'people',
  help: `Hides what somebody says, by nickname or mask. Levels: ${levels.join(', ')}.`,
  flags: [
    { name: 'regex' },
    { name: 'network', value: 'network' },
    { name: 'channel', value: '#channel' },
    { name: 'time', value: '2h' },
  ],
  parameters: [
    { name: 'mask', kind: 'mask' },
    { name: 'levels', kind: 'choice', choices: levels, open: true, optional: true, rest: true },
  ],
  async run(args, context) {
    const wanted = args.words('levels').map((level) => level.toLowerCase())
    const unknown = wanted.find((level) => !isLevel(level))
    if (unknown !== undefined) return unknownLevel(unknown)
    const span = args.has('time') ? readDuration(args.get('time')) : Number.POSITIVE_INFINITY
    if (span === undefined) return notDone('usage', `“${args.get('time')}” is no span of time. Try 30m, 2h or 1d.`)
    const network = args.has('network') ? networkNamed(args.get('network'), context) : undefined
    if (args.has('network') && network === undefined) return notDone('no-network', 'No network is called so.')
    const rule = ruleOf(args, wanted.filter(isLevel), context.environment.now() + span)
    const outcome = await preferenceChanges(context).putIgnore(rule, network === undefined ? {} : { network })
    return outcome.ok ? done : outcome
  },
}

function ruleOf(args: Arguments, wanted: readonly IgnoreLevel[], until: number): IgnoreRule {
  const regex = args.has('regex')
  return {
    mask: regex ? args.get('mask') : completeMask(args.get('mask')),
    levels: wanted.length === 0 ? ['all'] : wanted,
    ...(regex && { regex }),
    ...(args.has('channel') && { channels: [args.get('channel')] }),
    ...(Number.isFinite(until) && { until }),
  }
}

export const unignore: Command = {
  name: 'unignore',
  group: 'people',
  help: 'Shows again what somebody says, by mask or by the number in /ignorelist.',
  parameters: [{ name: 'mask', kind: 'mask' }],
  run(args, context) {
    const typed = args.get('mask')
    const { ignores } = context.preferences.view
    const { casemapping } = context.session.isupport
    const found =
      ignores[Number(typed) - 1] ??
      ignores.find(({ rule }) => rule.mask === typed || sameName(rule.mask, completeMask(typed), casemapping))
    return found === undefined
      ? notDone('no-rule', `Nobody like “${typed}” is ignored. /ignorelist shows who is.`)
      : preferenceChanges(context).removeIgnore(found.id)
  },
}

export const ignorelist: Command = {
  name: 'ignorelist',
  group: 'people',
  help: 'Lists who is ignored.',
  parameters: [],
  run(_args, context) {
    const { ignores } = context.preferences.view
    if (ignores.length === 0) context.print('Nobody is ignored.')
    else context.print(...ignores.map((one, i) => described(one, i, context)))
    return done
  },
}

function described(
  { network, rule }: KeptRule<IgnoreRule>,
  i: number,
  { state, environment }: Pick<CommandContext, 'state' | 'environment'>,
): string {
  const where = [
    network === undefined ? undefined : `on ${state.networks.get(network)?.name ?? network}`,
    rule.channels === undefined ? undefined : `in ${rule.channels.join(', ')}`,
    rule.until === undefined ? undefined : `for ${durationText(Math.max(0, rule.until - environment.now()))}`,
  ].filter((one) => one !== undefined)
  return [`${i + 1}. ${rule.mask}:`, rule.levels.join(', '), ...where].join(' ')
}

function networkNamed(typed: string, { state }: CommandContext): string | undefined {
  const wanted = typed.toLowerCase()
  return [...state.networks.values()].find(({ id, name }) => id === typed || name.toLowerCase() === wanted)?.id
}

function isLevel(text: string): text is IgnoreLevel {
  return (levels as readonly string[]).includes(text)
}

function unknownLevel(typed: string): CommandOutcome {
  const [alike] = suggest(typed, levels)
  const hint = alike === undefined ? `They are ${levels.join(', ')}.` : `Did you mean ${alike}?`
  return notDone('usage', `“${typed}” is no level. ${hint}`)
}
