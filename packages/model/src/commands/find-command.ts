/** How a command can be called. */
interface Named {
  readonly name: string
  readonly aliases?: readonly string[]
}

/** Which command a name or an alias means. */
export function findCommand<Command extends Named>(commands: readonly Command[], name: string): Command | undefined {
  return commands.find((command) => command.name === name || command.aliases?.includes(name) === true)
}
