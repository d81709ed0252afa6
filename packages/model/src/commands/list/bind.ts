import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import { bindingsIn } from '../../preferences/screen-keys.ts'
import type { Command } from '../command.ts'

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
    if (key !== undefined && action !== undefined) return preferenceChanges(context).bindKey(key, action)
    const bindings = [...bindingsIn(context.preferences.view.values)].filter(
      ([one]) => key === undefined || one === key,
    )
    context.print(
      ...(bindings.length === 0 ? ['No key was changed.'] : bindings.map(([one, does]) => `${one} → ${does}`)),
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
    if (!bindingsIn(context.preferences.view.values).has(key)) return notDone('no-key', `${key} was not changed.`)
    return preferenceChanges(context).bindKey(key, undefined)
  },
}
