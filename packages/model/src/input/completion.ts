import { type Casemapping, fold, type SessionState } from '@longwire/irc'
import type { Command } from '../commands/command.ts'
import type { Parameter } from '../commands/signature.ts'
import type { ScreenSetting } from '../screen-settings.ts'
import { findCommand } from '../commands/find-command.ts'
import { wordsOf } from '../commands/arguments.ts'
import { helpOf } from '../commands/usage.ts'

/** What a word could become. */
export interface Completion {
  /** The part of the text (UTF-16 indexes, end exclusive) that a candidate takes the place of. */
  readonly from: number
  readonly to: number
  /** The likeliest first; at most 50. */
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly kind: 'nickname' | 'channel' | 'command' | 'choice' | 'network' | 'emoji'
  /** As a list shows it. */
  readonly label: string
  /** What is put in, with what belongs behind it (`ada: ` at the beginning of a line). */
  readonly insert: string
  /** One sentence more, where there is one. */
  readonly detail?: string
}

/** What there is to choose from. */
export interface CompletionSource {
  readonly session: SessionState
  /** Where it is typed. */
  readonly target: string
  /** Who spoke here, the latest first. */
  readonly speakers: readonly string[]
  readonly channels: readonly string[]
  readonly networks: readonly string[]
  readonly commands: readonly Command[]
  /** Commands of the person's own: their names, and what they stand for. */
  readonly aliases: ReadonlyMap<string, string>
  readonly settings: readonly ScreenSetting[]
}

const MOST = 50

/** What people type most: before what begins like it as well. */
const usual = ['join', 'me', 'msg', 'topic', 'nick', 'away', 'whois', 'part', 'query', 'ignore', 'list', 'help']

/** The beginning of an emoji's name: a colon and at least two letters. */
const emojiBegun = /^:([a-z0-9_+-]{2,})$/i

/** What the word before the caret could become; undefined where it is nothing that can be completed. */
export async function complete(text: string, caret: number, source: CompletionSource): Promise<Completion | undefined> {
  const before = text.slice(0, caret)
  const from = before.search(/\S*$/)
  const word = before.slice(from)
  const emoji = emojiBegun.exec(word)?.[1]
  const candidates =
    emoji === undefined ? candidatesFor(before, from, word, source).slice(0, MOST) : await emojiLike(emoji)
  return candidates.length === 0 ? undefined : { from, to: caret, candidates }
}

/** The list of emoji is large: it is loaded when the first one is wanted. */
async function emojiLike(begun: string): Promise<readonly Candidate[]> {
  const { emojiNamed } = await import('./emoji.ts')
  return emojiNamed(begun, MOST).map(({ name, emoji }) => ({
    kind: 'emoji',
    label: `${emoji} :${name}:`,
    insert: `${emoji} `,
  }))
}

function candidatesFor(before: string, from: number, word: string, source: CompletionSource): readonly Candidate[] {
  if (from === 0 && word.startsWith('/') && !word.startsWith('//')) {
    return [...commandsLike(word.slice(1), source.commands), ...aliasesLike(word.slice(1), source, '/')]
  }
  const command = /^\/([A-Za-z0-9_-]+)\s/.exec(before)
  if (command !== null) {
    const found = findCommand(source.commands, (command[1] as string).toLowerCase())
    const typed = before.slice(command[0].length, from)
    const parameter = found === undefined ? undefined : parameterAt(found, typed, word, source)
    if (parameter !== undefined && parameter.kind !== 'text') return forParameter(parameter, word, typed, source)
  }
  if (word.startsWith('@')) return nicknamesLike(word.slice(1), source, from === 0 ? ': ' : ' ')
  if (isChannelLike(word, source)) return namesLike('channel', word, source.channels, source)
  return word === '' ? [] : nicknamesLike(word, source, from === 0 ? ': ' : ' ')
}

/** Which parameter the word belongs to. One that may be left out does not count where something else was typed. */
function parameterAt(command: Command, typed: string, word: string, source: CompletionSource): Parameter | undefined {
  const words = [...wordsOf(typed).filter((one) => !one.startsWith('-')), word]
  const { parameters } = command
  const skips = parameters[0]?.here === true && !isChannelLike(words[0] ?? '', source)
  const at = words.length - 1 + (skips ? 1 : 0)
  return parameters[Math.min(at, parameters.length - 1)]
}

function forParameter(
  parameter: Parameter,
  word: string,
  typed: string,
  source: CompletionSource,
): readonly Candidate[] {
  switch (parameter.kind) {
    case 'nickname':
    case 'nicknames':
    case 'mask':
      return nicknamesLike(word, source, ' ')
    case 'channel':
      return namesLike('channel', word, source.channels, source)
    case 'target':
    case 'buffer':
      return [...namesLike('channel', word, source.channels, source), ...nicknamesLike(word, source, ' ')]
    case 'network':
      return namesLike('network', word, source.networks, source)
    case 'command':
      return commandsLike(word.replace(/^\//, ''), source.commands).map((candidate) => ({
        ...candidate,
        insert: candidate.insert.slice(1),
      }))
    case 'choice':
      return namesLike('choice', word, parameter.choices ?? [], source)
    case 'alias':
      return aliasesLike(word, source, '')
    case 'setting':
      return namesLike(
        'choice',
        word,
        source.settings.map(({ key }) => key),
        source,
      )
    case 'setting-value': {
      const key = parameter.setting ?? wordsOf(typed)[0]
      return namesLike('choice', word, source.settings.find((setting) => setting.key === key)?.choices ?? [], source)
    }
    case 'word':
    case 'text':
      return []
  }
}

function commandsLike(begun: string, commands: readonly Command[]): readonly Candidate[] {
  const wanted = begun.toLowerCase()
  const found: { readonly candidate: Candidate; readonly rank: number }[] = []
  for (const command of commands) {
    const match = [command.name, ...(command.aliases ?? [])].find((one) => one.startsWith(wanted))
    if (match === undefined) continue
    const candidate = { kind: 'command', label: `/${match}`, insert: `/${match} `, detail: helpOf(command) } as const
    // The whole word before what only begins like it.
    const rank = match === wanted ? -1 : usual.indexOf(command.name)
    found.push({ candidate, rank: match !== wanted && rank < 0 ? usual.length : rank })
  }
  return found.toSorted((a, b) => a.rank - b.rank).map(({ candidate }) => candidate)
}

function aliasesLike(begun: string, { aliases }: CompletionSource, slash: '/' | ''): readonly Candidate[] {
  return [...aliases]
    .filter(([name]) => name.startsWith(begun.toLowerCase()))
    .map(([name, detail]) => ({ kind: 'command', label: `${slash}${name}`, insert: `${slash}${name} `, detail }))
}

/** Who spoke last comes first, then everybody else by name; oneself last. */
function nicknamesLike(begun: string, source: CompletionSource, behind: string): readonly Candidate[] {
  const { session, target, speakers } = source
  const { casemapping } = session.isupport
  const wanted = letters(begun, casemapping)
  const own = fold(session.identity.nickname, casemapping)
  const found = new Map<string, string>()
  const consider = (nickname: string): void => {
    const key = fold(nickname, casemapping)
    if (!found.has(key) && letters(nickname, casemapping).startsWith(wanted)) found.set(key, nickname)
  }
  const members = session.channels.get(fold(target, casemapping))?.members
  for (const speaker of speakers)
    if (members === undefined || members.has(fold(speaker, casemapping))) consider(speaker)
  if (members === undefined) consider(target)
  for (const key of [...(members?.keys() ?? [])].toSorted()) consider(session.users.get(key)?.nickname ?? key)
  const others = [...found].filter(([key]) => key !== own)
  return [...others, ...[...found].filter(([key]) => key === own)].map(([, nickname]) => ({
    kind: 'nickname',
    label: nickname,
    insert: nickname + behind,
  }))
}

/** For comparing, without what people put before a name (`[ada]`, `_ada`), unless it was typed. */
function letters(name: string, casemapping: Casemapping): string {
  return fold(name, casemapping).replace(/^[^\p{L}\p{N}]+(?=.)/u, '')
}

function namesLike(
  kind: Candidate['kind'],
  begun: string,
  names: readonly string[],
  { session }: CompletionSource,
): readonly Candidate[] {
  const { casemapping } = session.isupport
  const wanted = fold(begun, casemapping)
  return names
    .filter((name) => fold(name, casemapping).startsWith(wanted))
    .map((name) => ({ kind, label: name, insert: `${name} ` }))
}

function isChannelLike(word: string, { session }: CompletionSource): boolean {
  return word !== '' && session.isupport.channelTypes.includes(word.charAt(0))
}
