import type { IgnoreLevel, IgnoreRule } from '@longwire/attention'
import { completeMask, sameName } from '@longwire/irc'
import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import type { KeptRule } from '../../preferences/preferences-view.ts'
import { tell } from '../asking.ts'
import type { Arguments } from '../arguments.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { durationText, readDuration } from '../durations.ts'
import { suggest } from '../suggest.ts'
import { answers } from '../../words/answers.ts'

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
  run(args, context) {
    const wanted = args.words('levels').map((level) => level.toLowerCase())
    const unknown = wanted.find((level) => !isLevel(level))
    if (unknown !== undefined) return unknownLevel(unknown)
    const span = args.has('time') ? readDuration(args.get('time')) : Number.POSITIVE_INFINITY
    if (span === undefined) return notDone('usage', answers.wrongSpan(args.get('time')))
    const network = args.has('network') ? networkNamed(args.get('network'), context) : undefined
    if (args.has('network') && network === undefined) return notDone('no-network', answers.ignore.noNetwork)
    const rule = ruleOf(args, wanted.filter(isLevel), context.environment.now() + span)
    const where = whereOf({ rule, network }, context).map((one) => ` ${one}`)
    const put = preferenceChanges(context).putIgnore(rule, network === undefined ? {} : { network })
    return tell(context, put, answers.ignore.added(rule.mask, where.join('')))
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
      ? notDone('no-rule', answers.ignore.unknown(typed))
      : tell(context, preferenceChanges(context).removeIgnore(found.id), answers.ignore.gone(found.rule.mask))
  },
}

export const ignorelist: Command = {
  name: 'ignorelist',
  group: 'people',
  help: 'Lists who is ignored.',
  parameters: [],
  run(_args, context) {
    const { ignores } = context.preferences.view
    if (ignores.length === 0) context.print(answers.ignore.none)
    else context.print(...ignores.map((one, i) => described(one, i, context)))
    return done
  },
}

type Surroundings = Pick<CommandContext, 'state' | 'environment'>

function described(kept: KeptRule<IgnoreRule>, i: number, around: Surroundings): string {
  const { mask, levels: kinds } = kept.rule
  return [`${i + 1}. ${mask}:`, kinds.join(', '), ...whereOf(kept, around)].join(' ')
}

/** On which network, in which channels and for how long, in words. */
function whereOf(
  { network, rule }: { readonly rule: IgnoreRule; readonly network?: string | undefined },
  { state, environment }: Surroundings,
): readonly string[] {
  const words = answers.ignore
  return [
    network === undefined ? undefined : words.on(state.networks.get(network)?.name ?? network),
    rule.channels === undefined ? undefined : words.in(rule.channels.join(', ')),
    rule.until === undefined ? undefined : words.for(durationText(Math.max(0, rule.until - environment.now()))),
  ].filter((one) => one !== undefined)
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
  return notDone('usage', answers.ignore.badLevel(typed, levels.join(', '), alike))
}
