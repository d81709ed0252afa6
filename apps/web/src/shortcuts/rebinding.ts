import { bindingsIn } from '@longwire/model'
import { type ActionId, bindings, defaults, isAction, keysOf, nothing } from './bindings.ts'

/** Keys, and what each is bound to from now on; undefined: to what it is bound to for everybody. */
export type Rebinding = readonly (readonly [key: string, action: string | undefined])[]

type Values = ReadonlyMap<string, string>

/** Keys that do what they do everywhere: what is written, walked through and copied with them could not be any more. */
const needed =
  /^(?:shift-)?(?:enter|space|tab|escape|backspace|delete|arrow\w+|home|end|pageup|pagedown)$|^ctrl-(?:shift-)?(?:[acvxzbi]|space|tab|enter|backspace|arrow\w+)$/

/** Whether no action can have this key. */
export function isNeeded(key: string): boolean {
  return needed.test(key)
}

/** What else does something by this key now: another action, or a command. */
export function takenBy(key: string, action: ActionId, values: Values): string | undefined {
  const bound = bindings(values).get(key)
  return bound === action || bound === nothing ? undefined : bound
}

/** Makes this key the only one of the action. */
export function bindOnly(key: string, action: ActionId, values: Values): Rebinding {
  const others = keysOf(action, values).filter((one) => one !== key)
  return [
    ...others.map((one) => [one, defaults.get(one) === action ? nothing : undefined] as const),
    [key, defaults.get(key) === action ? undefined : action],
  ]
}

/** Gives the action the keys that it has for everybody, and no others; so it does for whoever had taken the only key they have. */
export function asForEverybody(action: ActionId, values: Values): Rebinding {
  const own = bindingsIn(values)
  const keys = new Set(ownKeys(action, own))
  for (const other of [...keys].flatMap((key) => own.get(key) ?? [])) {
    if (isAction(other) && keysOf(other, values).every((key) => keys.has(key))) {
      for (const key of ownKeys(other, own)) keys.add(key)
    }
  }
  return [...keys].map((key) => [key, undefined])
}

/** Keys that are bound for the action, or taken from it. */
function ownKeys(action: ActionId, own: ReadonlyMap<string, string>): readonly string[] {
  return [...own].filter(([key, bound]) => bound === action || defaults.get(key) === action).map(([key]) => key)
}

/** Whether the action has other keys than for everybody. */
export function isChanged(action: ActionId, values: Values): boolean {
  return ownKeys(action, bindingsIn(values)).length > 0
}
