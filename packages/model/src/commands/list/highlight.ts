import type { HighlightRule } from '@longwire/attention'
import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import type { KeptRule } from '../../preferences/preferences-view.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const highlight: Command = {
  name: 'highlight',
  aliases: ['hl'],
  group: 'attention',
  help: 'Adds a keyword that counts as a mention, with -regex a pattern, with -except an exception; or lists them, or removes one.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['add', 'del', 'list'] },
    { name: 'word', kind: 'text', optional: true, rest: true },
  ],
  flags: [{ name: 'regex' }, { name: 'except' }, { name: 'case' }],
  run(args, context) {
    const word = args.find('word')
    const what = args.get('what')
    if (what === 'list') return list(context)
    if (word === undefined) return notDone('usage', answers.highlight.needsWord(what))
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

function add(rule: HighlightRule, context: CommandContext): Promise<CommandOutcome> {
  const { added, excepted } = answers.highlight
  const answer = (rule.except === true ? excepted : added)(rule.pattern)
  return tell(context, preferenceChanges(context).putHighlight(rule), answer)
}

/** By its number in the list, or as it was added. */
function remove(typed: string, context: CommandContext): CommandOutcome | Promise<CommandOutcome> {
  const { highlights } = context.preferences.view
  const found = highlights[Number(typed) - 1] ?? highlights.find(({ rule }) => rule.pattern === typed)
  return found === undefined
    ? notDone('no-rule', answers.highlight.unknown(typed))
    : tell(context, preferenceChanges(context).removeHighlight(found.id), answers.highlight.gone(found.rule.pattern))
}

function list({ preferences, print }: CommandContext): CommandOutcome {
  const { highlights } = preferences.view
  if (highlights.length === 0) print(answers.highlight.none)
  else print(...highlights.map(described))
  return done
}

function described({ rule }: KeptRule<HighlightRule>, i: number): string {
  const { regex, except, case: sameCase } = answers.highlight
  const kinds = [rule.kind === 'regex' && regex, rule.except === true && except, rule.caseSensitive && sameCase]
  const notes = kinds.filter(Boolean).join(', ')
  return `${i + 1}. ${rule.pattern}${notes === '' ? '' : ` (${notes})`}`
}
