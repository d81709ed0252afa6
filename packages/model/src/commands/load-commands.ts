import type { Command } from './command.ts'
import type { commandContext } from './context.ts'
import type { runCommand } from './run-command.ts'

/** What commands are run with. They are loaded when the first one is typed: a screen starts without them. */
export interface CommandShelf {
  /** All of them, in the order in which help lists them. */
  readonly commands: readonly Command[]
  readonly runCommand: typeof runCommand
  readonly commandContext: typeof commandContext
}

/** Loads the commands; again and again it is the same. */
export async function loadCommands(): Promise<CommandShelf> {
  const [{ commands }, { runCommand }, { commandContext }, { loadAnswers }] = await Promise.all([
    import('./registry.ts'),
    import('./run-command.ts'),
    import('./context.ts'),
    import('../words/answers.ts'),
  ])
  await loadAnswers()
  return { commands, runCommand, commandContext }
}
