import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import { aliasesIn } from '../../preferences/screen-keys.ts'
import { tell } from '../asking.ts'
import type { Command } from '../command.ts'
import { findCommand } from '../find-command.ts'
import { answers } from '../../words/answers.ts'

export const alias: Command = {
  name: 'alias',
  group: 'client',
  help: 'Makes a command of your own: $1 is its first word, $2- the second and all after it, $nick you, $channel this channel.',
  parameters: [
    { name: 'name', kind: 'word', optional: true },
    { name: 'expansion', kind: 'text', optional: true, rest: true },
  ],
  isSecret: (args) => /\b(?:identify|oper|register|password)\b/i.test(args),
  run(args, context) {
    const aliases = aliasesIn(context.preferences.view.values)
    const name = args.find('name')?.replace(/^\//, '').toLowerCase()
    const expansion = args.find('expansion')
    if (name === undefined || expansion === undefined) {
      const some = [...aliases].filter(([known]) => name === undefined || known === name)
      context.print(...(some.length === 0 ? [answers.alias.none] : some.map(([one, text]) => `/${one} → ${text}`)))
      return done
    }
    if (findCommand(context.commands, name) !== undefined) {
      return notDone('bad-name', answers.alias.taken(name))
    }
    return tell(context, preferenceChanges(context).setAlias(name, expansion), answers.alias.set(name, expansion))
  },
}

export const unalias: Command = {
  name: 'unalias',
  group: 'client',
  help: 'Forgets a command of your own.',
  parameters: [{ name: 'name', kind: 'alias' }],
  run(args, context) {
    const name = args.get('name').replace(/^\//, '').toLowerCase()
    if (!aliasesIn(context.preferences.view.values).has(name)) {
      return notDone('no-alias', answers.alias.unknown(name))
    }
    return tell(context, preferenceChanges(context).setAlias(name, undefined), answers.alias.gone(name))
  },
}
