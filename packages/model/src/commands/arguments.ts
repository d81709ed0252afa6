import { isChannelName, type SessionState } from '@longwire/irc'
import type { Flag, Parameter, Signature } from './signature.ts'

/** What a person typed behind a command, by the names of its parameters and flags. */
export class Arguments {
  readonly #values: ReadonlyMap<string, string>

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values
  }

  /** A parameter that is not optional: parsing has made sure that it is there. */
  get(name: string): string {
    const value = this.#values.get(name)
    if (value === undefined) throw new Error(`the parameter ${name} is not declared as required`)
    return value
  }

  find(name: string): string | undefined {
    return this.#values.get(name)
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  /** Its words; none where it is not there. */
  words(name: string): readonly string[] {
    return wordsOf(this.#values.get(name) ?? '')
  }
}

/** What parsing is done with: what is a channel here, and which one the command was typed in. */
export interface Place {
  readonly session: SessionState
  /** The channel in which the command was typed. */
  readonly channel: string | undefined
}

/** The arguments, or the name of the parameter that is missing, or a flag that is not known. */
export type Parsed =
  | { readonly kind: 'ok'; readonly args: Arguments }
  | { readonly kind: 'missing'; readonly parameter: string }
  | { readonly kind: 'unknown-flag'; readonly flag: string }

/** Reads what was typed behind a command. */
export function parseArguments(command: Signature, text: string, place: Place): Parsed {
  const values = new Map<string, string>()
  const afterFlags = takeFlags(command.flags ?? [], text.trim(), values)
  if (typeof afterFlags !== 'string') return afterFlags
  let rest = afterFlags
  for (const [i, parameter] of command.parameters.entries()) {
    const value = parameter.rest === true ? rest : nextWord(parameter, command.parameters[i + 1], rest, place)
    if (value === '' || value === undefined) {
      const fallback = parameter.here === true ? place.channel : undefined
      if (fallback !== undefined) values.set(parameter.name, fallback)
      else if (parameter.optional !== true) return { kind: 'missing', parameter: parameter.name }
      continue
    }
    values.set(parameter.name, value)
    rest = rest.slice(value.length).trimStart()
    // `/highlight add -regex …`: behind what is to be done, they are as good as before it.
    const behind = parameter.kind === 'choice' && i === 0 ? takeFlags(command.flags ?? [], rest, values) : rest
    if (typeof behind !== 'string') return behind
    rest = behind
  }
  return { kind: 'ok', args: new Arguments(values) }
}

function takeFlags(flags: readonly Flag[], text: string, values: Map<string, string>): string | Parsed {
  let rest = text
  while (flags.length > 0 && rest.startsWith('-') && rest.length > 1) {
    const word = firstWord(rest)
    const flag = flags.find(({ name }) => name === word.slice(1))
    if (flag === undefined) return { kind: 'unknown-flag', flag: word }
    rest = rest.slice(word.length).trimStart()
    const value = flag.value === undefined ? '' : firstWord(rest)
    if (flag.value !== undefined && value === '') return { kind: 'missing', parameter: flag.value }
    values.set(flag.name, value)
    rest = rest.slice(value.length).trimStart()
  }
  return rest
}

/** A channel that may be left out is only taken where the word is one, and not the next parameter's. */
function nextWord(
  parameter: Parameter,
  next: Parameter | undefined,
  rest: string,
  { session }: Place,
): string | undefined {
  const word = firstWord(rest)
  if (parameter.here !== true) return word
  if (!isChannelName(session.isupport, word)) return undefined
  const needed = next?.kind === 'channel' && next.here !== true
  const second = firstWord(rest.slice(word.length).trimStart())
  return needed && !isChannelName(session.isupport, second) ? undefined : word
}

function firstWord(text: string): string {
  const space = text.indexOf(' ')
  return space === -1 ? text : text.slice(0, space)
}

/** Words between blanks or commas. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}
