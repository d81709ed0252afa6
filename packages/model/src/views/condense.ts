import type { Line, LineKind } from '../line.ts'

/** What a run of comings and goings came to, by nickname. */
export interface Condensed {
  /** Who was not there before and is now. */
  readonly joined: readonly string[]
  /** Who was there and is not now. */
  readonly left: readonly string[]
  /** Who came and went, or went and came back: nothing has changed. */
  readonly passed: readonly string[]
  /** Who is called otherwise now, and was there all the time. */
  readonly renamed: readonly (readonly [from: string, to: string])[]
  /** Who was called otherwise for a while, and is called as before. */
  readonly renamedBack: readonly string[]
  /** How many changes of modes there were. */
  readonly modes: number
}

const condensable: ReadonlySet<LineKind> = new Set(['join', 'part', 'quit', 'nick', 'mode'])

/** Whether a line may be drawn together with its neighbours: what one did oneself only with more of the same. */
export function isCondensable(line: Line): boolean {
  return condensable.has(line.kind)
}

interface Person {
  readonly first: string
  now: string
  readonly thereBefore: boolean
  there: boolean
  /** They have been away meanwhile, or here meanwhile. */
  moved: boolean
}

/** What these lines (oldest first, each {@link isCondensable}) came to. `fold` makes spellings of a nickname equal. */
export function condense(lines: readonly Line[], fold: (nickname: string) => string): Condensed {
  const people = new Map<string, Person>()
  let modes = 0
  for (const { kind, sender, text } of lines) {
    if (kind === 'mode') modes++
    else if (kind === 'nick') rename(people, sender, text, fold)
    else {
      const person = seen(people, sender, kind !== 'join', fold)
      person.there = kind === 'join'
      person.moved = true
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
  const person = { first: nickname, now: nickname, thereBefore, there: thereBefore, moved: false }
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
  const passed: string[] = []
  const renamed: [string, string][] = []
  const renamedBack: string[] = []
  for (const { first, now, thereBefore, there, moved } of people) {
    if (there && !thereBefore) joined.push(now)
    else if (!there && thereBefore) left.push(first)
    else if (there && first !== now) renamed.push([first, now])
    else if (there && !moved) renamedBack.push(now)
    else passed.push(now)
  }
  return { joined, left, passed, renamed, renamedBack }
}
