import { bindingsIn } from '@longwire/model'

/** What a key can do that is not for one element alone. */
export const actionIds = [
  'jump',
  'next',
  'previous',
  'next-unread',
  'previous-unread',
  'search',
  'people',
  'about',
  'beside',
  'other-pane',
  'write',
  'list',
  'settings',
  'help',
] as const

export type ActionId = (typeof actionIds)[number]

/** As it is for everybody who changed nothing. */
export const defaults: ReadonlyMap<string, ActionId> = new Map([
  ['ctrl-k', 'jump'],
  ['alt-arrowdown', 'next'],
  ['alt-arrowup', 'previous'],
  ['alt-shift-arrowdown', 'next-unread'],
  ['alt-shift-arrowup', 'previous-unread'],
  ['ctrl-shift-f', 'search'],
  ['alt-p', 'people'],
  ['alt-i', 'about'],
  ['alt-b', 'beside'],
  ['alt-o', 'other-pane'],
  ['alt-w', 'write'],
  ['alt-l', 'list'],
  ['ctrl-,', 'settings'],
  ['ctrl-/', 'help'],
  ['?', 'help'],
])

/** What a key is bound to that a person took from an action: the browser has it. */
export const nothing = 'none'

/** By key: the id of an action, a command (`/away`), or {@link nothing}. What a person bound stands before what is for everybody. */
export function bindings(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...defaults, ...bindingsIn(values)])
}

/** The keys of an action, those of the person's own choice first. */
export function keysOf(action: string, values: ReadonlyMap<string, string>): readonly string[] {
  const own = bindingsIn(values)
  const all = [...bindings(values)].filter(([, bound]) => bound === action).map(([key]) => key)
  return all.toSorted((a, b) => Number(own.has(b)) - Number(own.has(a)))
}

export function isAction(bound: string): bound is ActionId {
  return (actionIds as readonly string[]).includes(bound)
}
