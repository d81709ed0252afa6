import type { Command } from './command.ts'

/** How a command is typed: `/kick [#channel] nickname [reason]`. */
export function usageOf(command: Command): string {
  const flags = (command.flags ?? []).map(({ name, value }) => `[-${name}${value === undefined ? '' : ` ${value}`}]`)
  const parameters = command.parameters.map((parameter) => {
    const name = parameter.choices?.join('|') ?? (parameter.kind === 'channel' ? `#${parameter.name}` : parameter.name)
    return parameter.optional === true || parameter.here === true ? `[${name}]` : name
  })
  return [`/${command.name}`, ...flags, ...parameters].join(' ')
}
