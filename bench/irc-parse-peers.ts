// Parsers and formatters of other libraries, each called as its own users would. They are no dependencies of ours:
// `npm ci --prefix bench/peers` installs them, without running their scripts.
import { createRequire } from 'node:module'

const load = createRequire(new URL('./peers/package.json', import.meta.url))

/** What irc-framework makes of a line. */
export interface FrameworkMessage {
  readonly tags: Readonly<Record<string, string>>
  readonly nick: string
  readonly command: string
  readonly params: readonly string[]
  to1459(): string
}

/** What ircv3 makes of a line. */
export interface Ircv3Message {
  readonly tags: ReadonlyMap<string, string>
  readonly prefix?: { readonly nick: string }
  readonly command: string
  readonly rawParamValues: readonly string[]
  toString(includePrefix?: boolean, fromRawParams?: boolean): string
}

/** What matrix-org-irc makes of a line. */
export interface MatrixMessage {
  readonly nick?: string
  readonly command?: string
  readonly args: readonly string[]
}

/** The peers that are measured. */
export interface Peers {
  framework(line: string): FrameworkMessage
  ircv3(line: string): Ircv3Message
  /** Knows no tags: a line with some is not understood. */
  matrix(line: string): MatrixMessage
}

type Ircv3Parse = (
  line: string,
  properties: undefined,
  known: ReadonlyMap<string, unknown>,
  isServer: boolean,
  nonConforming: readonly string[],
  parseParams: boolean,
) => Ircv3Message

/** Throws where they are not installed. */
export function loadPeers(): Peers {
  const framework = load('irc-framework/src/irclineparser') as (line: string) => FrameworkMessage
  const { parseMessage: ircv3 } = load('ircv3') as { parseMessage: Ircv3Parse }
  const { parseMessage: matrix } = load('matrix-org-irc') as {
    parseMessage: (line: string, strip: boolean) => MatrixMessage
  }
  // Without the types of messages that it knows: making those takes it several times as long, and would be unfair here.
  const noneKnown: ReadonlyMap<string, unknown> = new Map()
  return {
    framework,
    ircv3: (line) => ircv3(line, undefined, noneKnown, false, [], false),
    matrix: (line) => matrix(line, false),
  }
}
