import type { Model } from '@longwire/model'

/** What was said in a conversation, as a page shows it. */
export function textsOf(model: Model, key: string): readonly string[] {
  return model
    .timeline(key)
    .lines.filter(({ kind }) => kind === 'privmsg')
    .map(({ text }) => text)
}
