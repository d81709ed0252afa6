import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import { bindingsIn } from '../../preferences/screen-keys.ts'
import { answers } from '../../words/answers.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

export const bind: Command = {
  name: 'bind',
  group: 'client',
  help: 'Lets a key (ctrl-k, alt-1) do something: an action of the screen, or a command.',
  parameters: [
    { name: 'key', kind: 'word', optional: true },
    { name: 'action', kind: 'text', optional: true, rest: true },
  ],
  run(args, context) {
    const key = args.find('key')?.toLowerCase().replaceAll('+', '-')
    const action = args.find('action')
    if (key !== undefined && action !== undefined) return set(key, action, context)
    const bindings = [...bindingsIn(context.preferences.view.values)].filter(
      ([one]) => key === undefined || one === key,
    )
    context.print(
      ...(bindings.length === 0
        ? [key === undefined ? answers.bind.none : answers.bind.unchanged(key)]
        : bindings.map(([one, does]) => `${one} → ${does}`)),
    )
    return done
  },
}

export const unbind: Command = {
  name: 'unbind',
  group: 'client',
  help: 'Lets a key do again what it did before.',
  parameters: [{ name: 'key', kind: 'word' }],
  run(args, context) {
    const key = args.get('key').toLowerCase().replaceAll('+', '-')
    if (!bindingsIn(context.preferences.view.values).has(key)) return notDone('no-key', answers.bind.unchanged(key))
    return tell(context, preferenceChanges(context).bindKey(key, undefined), answers.bind.gone(key))
  },
}

/** A command, or what this screen lets keys do; a screen that does not tell takes anything. */
function set(key: string, action: string, context: CommandContext): CommandOutcome | Promise<CommandOutcome> {
  const { keyActions = [] } = context.settings
  if (!action.startsWith('/') && keyActions.length > 0 && !keyActions.includes(action)) {
    return notDone('no-action', answers.bind.badAction(action, keyActions.join(', ')))
  }
  return tell(context, preferenceChanges(context).bindKey(key, action), answers.bind.set(key, action))
}
