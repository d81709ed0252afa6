import type { HighlightRule } from '@longwire/attention'
import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import type { KeptRule } from '../../preferences/preferences-view.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

export const highlight: Command = {
  name: 'highlight',
  aliases: ['hl'],
  group: 'attention',
  help: 'Adds a word that calls you, with -regex a pattern, with -except what does not call you after all; or lists, or takes one away.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['add', 'del', 'list'] },
    { name: 'word', kind: 'text', optional: true, rest: true },
  ],
  flags: [{ name: 'regex' }, { name: 'except' }, { name: 'case' }],
  run(args, context) {
    const word = args.find('word')
    const what = args.get('what')
    if (what === 'list') return list(context)
    if (word === undefined) return notDone('usage', `/highlight ${what} needs a word.`)
    if (what === 'del') return remove(word, context)
    const rule: HighlightRule = {
      kind: args.has('regex') ? 'regex' : 'word',
      pattern: word,
      ...(args.has('except') && { except: true }),
      ...(args.has('case') && { caseSensitive: true }),
    }
    return add(rule, context)
  },
}

async function add(rule: HighlightRule, context: CommandContext): Promise<CommandOutcome> {
  const outcome = await preferenceChanges(context).putHighlight(rule)
  return outcome.ok ? done : outcome
}

/** By its number in the list, or as it was added. */
function remove(typed: string, context: CommandContext): CommandOutcome | Promise<CommandOutcome> {
  const { highlights } = context.preferences.view
  const found = highlights[Number(typed) - 1] ?? highlights.find(({ rule }) => rule.pattern === typed)
  return found === undefined
    ? notDone('no-rule', `Nothing like “${typed}” calls you. /highlight list shows what does.`)
    : preferenceChanges(context).removeHighlight(found.id)
}

function list({ preferences, print }: CommandContext): CommandOutcome {
  const { highlights } = preferences.view
  if (highlights.length === 0) print('Your nickname calls you, and no other word.')
  else print(...highlights.map(described))
  return done
}

function described({ rule }: KeptRule<HighlightRule>, i: number): string {
  const kinds = [rule.kind === 'regex' && 'pattern', rule.except === true && 'except', rule.caseSensitive && 'case']
  const notes = kinds.filter(Boolean).join(', ')
  return `${i + 1}. ${rule.pattern}${notes === '' ? '' : ` (${notes})`}`
}
