import { answers } from '../words/answers.ts'
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

/** What a command does, in the language of this screen; the answers must have been loaded. */
export function helpOf({ name, help }: Pick<Command, 'name' | 'help'>): string {
  return answers.helps[name] ?? help
}

/** What a person is asked before it is done, in the language of this screen. */
export function questionOf({ name }: Pick<Command, 'name'>, question: string): string {
  return answers.questions[name] ?? question
}
