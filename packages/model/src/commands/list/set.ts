import { done, notDone } from '../../action-outcome.ts'
import type { ScreenSetting } from '../../screen-settings.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { suggest } from '../suggest.ts'
import { answers } from '../../words/answers.ts'

export const set: Command = {
  name: 'set',
  group: 'client',
  help: 'Changes a setting, or lists them all.',
  parameters: [
    { name: 'key', kind: 'setting', optional: true },
    { name: 'value', kind: 'setting-value', optional: true, rest: true },
  ],
  run(args, context) {
    const key = args.find('key')
    const value = args.find('value')
    if (key === undefined) return list(context)
    return value === undefined ? show(key, context) : change(key, value, context)
  },
}

export const get: Command = {
  name: 'get',
  group: 'client',
  help: 'Shows a setting.',
  parameters: [{ name: 'key', kind: 'setting' }],
  run: (args, context) => show(args.get('key'), context),
}

export const unset: Command = {
  name: 'unset',
  group: 'client',
  help: 'Puts a setting back to what it is for everybody.',
  parameters: [{ name: 'key', kind: 'setting' }],
  run: (args, context) => change(args.get('key'), undefined, context),
}

export const theme: Command = {
  name: 'theme',
  group: 'client',
  help: 'Chooses how everything looks.',
  parameters: [{ name: 'name', kind: 'setting-value', setting: 'theme' }],
  run: (args, context) => change('theme', args.get('name'), context),
}

function settingNamed(key: string, { settings }: CommandContext): ScreenSetting | undefined {
  return settings.all().find((setting) => setting.key === key)
}

function list(context: CommandContext): CommandOutcome {
  const all = context.settings.all()
  context.print(...(all.length === 0 ? [answers.noSettings] : all.map(described)))
  return done
}

function show(key: string, context: CommandContext): CommandOutcome {
  // What a screen keeps for itself can be looked at and changed as well.
  if (key.includes('/')) {
    context.print(`${key} = ${context.preferences.view.values.get(key) ?? answers.notSet}`)
    return done
  }
  const setting = settingNamed(key, context)
  if (setting === undefined) return unknown(key, context)
  context.print(described(setting))
  return done
}

function change(
  key: string,
  value: string | undefined,
  context: CommandContext,
): CommandOutcome | Promise<CommandOutcome> {
  const answer = value === undefined ? answers.set.gone(key) : answers.set.set(key, value)
  if (key.includes('/')) return tell(context, context.preferences.set(key, value), answer)
  const setting = settingNamed(key, context)
  if (setting === undefined) return unknown(key, context)
  if (context.settings.set(key, value)) {
    context.print(answer)
    return done
  }
  const [alike] = suggest(value ?? '', setting.choices)
  return notDone('usage', answers.set.wrong(key, value ?? '', setting.choices.join(', '), alike))
}

function unknown(key: string, { settings }: CommandContext): CommandOutcome {
  const [alike] = suggest(
    key,
    settings.all().map((setting) => setting.key),
  )
  return notDone('no-setting', answers.set.unknown(key, alike))
}

function described({ key, value, choices }: ScreenSetting): string {
  return `${key} = ${value}${choices.length === 0 ? '' : ` (${choices.join(', ')})`}`
}
