import type { Command } from '../commands/command.ts'

/** What words are completed with. It is loaded with the commands, when the first word is to be completed. */
export interface CompletionShelf {
  readonly complete: typeof import('./completion.ts').complete
  readonly completionSource: typeof import('./completion-source.ts').completionSource
  readonly commands: readonly Command[]
}

/** Loads it; again and again it is the same. */
export async function loadCompletion(): Promise<CompletionShelf> {
  const [{ complete }, { completionSource }, { commands }, { loadAnswers }] = await Promise.all([
    import('./completion.ts'),
    import('./completion-source.ts'),
    import('../commands/registry.ts'),
    import('../words/answers.ts'),
  ])
  await loadAnswers()
  return { complete, completionSource, commands }
}
