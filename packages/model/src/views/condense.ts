import type { Line, LineKind } from '../line.ts'

/** What a run of comings and goings came to, by nickname. */
export interface Condensed {
  /** Who was not there before and is now. */
  readonly joined: readonly string[]
  /** Who was there and is not now. */
  readonly left: readonly string[]
  /** Who is not there now since two servers lost each other; a pair of servers each, in the order in which they did. */
  readonly splits: readonly Split[]
  /** Whom a split had taken, and who is there again. */
  readonly healed: readonly string[]
  /** Who came and went, or went and came back: nothing has changed. */
  readonly passed: readonly string[]
  /** Who is called otherwise now, and was there all the time. */
  readonly renamed: readonly (readonly [from: string, to: string])[]
  /** Who was called otherwise for a while, and is called as before. */
  readonly renamedBack: readonly string[]
  /** How many changes of modes there were. */
  readonly modes: number
}

/** Two servers that lost each other, and whom that took. */
export interface Split {
  readonly servers: readonly [near: string, far: string]
  readonly nicknames: readonly string[]
}

const condensable: ReadonlySet<LineKind> = new Set(['join', 'part', 'quit', 'nick', 'mode'])

/** Whether a line may be drawn together with its neighbours: what one did oneself only with more of the same. */
export function isCondensable(line: Line): boolean {
  return condensable.has(line.kind)
}

/** The two servers that a quit names as having lost each other; a person's own reason has a prefix on every network. */
function splitServers({ kind, text }: Line): Split['servers'] | undefined {
  if (kind !== 'quit') return undefined
  const [near, far, ...more] = text.split(' ')
  if (near === undefined || far === undefined || more.length > 0 || near === far) return undefined
  return serverName.test(near) && serverName.test(far) ? [near, far] : undefined
}

/** Networks that hide their servers say `*.net *.split`. */
const serverName = /^[\w*.-]+\.[a-z]{2,}$/i

interface Person {
  readonly first: string
  now: string
  readonly thereBefore: boolean
  there: boolean
  /** They have been away meanwhile, or here meanwhile. */
  moved: boolean
  /** The servers whose parting took them away last. */
  split: Split['servers'] | undefined
}

/** What these lines (oldest first, each {@link isCondensable}) came to. `fold` makes spellings of a nickname equal. */
export function condense(lines: readonly Line[], fold: (nickname: string) => string): Condensed {
  const people = new Map<string, Person>()
  let modes = 0
  for (const line of lines) {
    const { kind, sender, text } = line
    if (kind === 'mode') modes++
    else if (kind === 'nick') rename(people, sender, text, fold)
    else {
      const person = seen(people, sender, kind !== 'join', fold)
      person.there = kind === 'join'
      person.moved = true
      person.split = kind === 'join' ? person.split : splitServers(line)
    }
  }
  return { ...summed([...people.values()]), modes }
}

function seen(
  people: Map<string, Person>,
  nickname: string,
  thereBefore: boolean,
  fold: (nickname: string) => string,
): Person {
  const key = fold(nickname)
  const known = people.get(key)
  if (known !== undefined) return known
  const person = { first: nickname, now: nickname, thereBefore, there: thereBefore, moved: false, split: undefined }
  people.set(key, person)
  return person
}

function rename(people: Map<string, Person>, from: string, to: string, fold: (nickname: string) => string): void {
  const person = seen(people, from, true, fold)
  people.delete(fold(from))
  // Whoever had that nickname before has left, or it could not be taken; they stay under their own key.
  const before = people.get(fold(to))
  if (before !== undefined) people.set(`${fold(to)} ${people.size}`, before)
  person.now = to
  person.there = true
  people.set(fold(to), person)
}

function summed(people: readonly Person[]): Omit<Condensed, 'modes'> {
  const joined: string[] = []
  const left: string[] = []
  const splits = new Map<string, { readonly servers: Split['servers']; readonly nicknames: string[] }>()
  const healed: string[] = []
  const passed: string[] = []
  const renamed: [string, string][] = []
  const renamedBack: string[] = []
  for (const { first, now, thereBefore, there, moved, split } of people) {
    if (thereBefore && !there && split !== undefined) {
      const key = split.join(' ')
      const taken = splits.get(key) ?? { servers: split, nicknames: [] }
      taken.nicknames.push(first)
      splits.set(key, taken)
    } else if (thereBefore && there && split !== undefined) healed.push(now)
    else if (there && !thereBefore) joined.push(now)
    else if (!there && thereBefore) left.push(first)
    else if (there && first !== now) renamed.push([first, now])
    else if (there && !moved) renamedBack.push(now)
    else passed.push(now)
  }
  return { joined, left, splits: [...splits.values()], healed, passed, renamed, renamedBack }
}
