import type { Extension } from '../extension.ts'
import { extensionList } from '#extensions'
import type { ExtensionEvent } from '../extensions.ts'
import { coreFamilies, otherFamily } from './requests/core-families.ts'
import type { ReplyFamily } from './requests/reply-family.ts'
import type { SessionCore } from './session-core.ts'
import type { IsupportState } from './state.ts'

/** An extension as the session calls it. */
export interface AnyExtension extends Extension<ExtensionEvent, unknown> {
  /** Its place in the list. */
  readonly position: number
}

/**
 * In the order of the list. Each has a slot and events of its own type; the session gives each one only its own slot,
 * under its name, so what the types forget here holds all the same.
 */
export const extensions: readonly AnyExtension[] = (
  extensionList as readonly unknown[] as readonly Extension<ExtensionEvent, unknown>[]
).map((extension, position) => ({ ...extension, position }))

export const extensionByName: ReadonlyMap<string, AnyExtension> = new Map(extensions.map((one) => [one.name, one]))

/** What reads tags, in the order of the list. */
export const annotators: readonly Placed<NonNullable<AnyExtension['annotate']>>[] = extensions.flatMap(
  ({ annotate, position }) => (annotate === undefined ? [] : [{ call: annotate, position }]),
)

/** A function of an extension, and the extension's place in the list. */
export interface Placed<Function> {
  readonly call: Function
  readonly position: number
}

/** Who watches for a capability that nobody requests. */
export const watchers: ReadonlyMap<string, AnyExtension> = new Map(
  extensions.flatMap((one) => Object.keys(one.watches ?? {}).map((name) => [name, one] as const)),
)

/** Which extension knows a type of batch. */
export const batchOwners: ReadonlyMap<string, AnyExtension> = new Map(
  extensions.flatMap((one) => Object.keys(one.batches ?? {}).map((type) => [type, one] as const)),
)

const families: ReadonlyMap<string, ReplyFamily> = new Map(
  [...coreFamilies, ...extensions.flatMap((one) => one.families ?? []), otherFamily].map((one) => [one.name, one]),
)

const familiesByCommand = new Map<string, ReplyFamily[]>()
for (const family of families.values()) {
  for (const command of family.commands) {
    const others = familiesByCommand.get(command)
    if (others === undefined) familiesByCommand.set(command, [family])
    else others.push(family)
  }
}

/** How the answers to a request are known. */
export function familyOf(command: string, params: readonly string[], isupport: IsupportState): ReplyFamily {
  const candidates = familiesByCommand.get(command.toUpperCase()) ?? []
  return candidates.find((family) => family.fits?.(params, isupport) ?? true) ?? otherFamily
}

/** A family by its name, as a snapshot has it. */
export function familyNamed(name: string): ReplyFamily {
  return families.get(name) ?? otherFamily
}

/** Every capability that a session may request, for a transport that is told beforehand (mux). */
export const knownCapabilities: readonly string[] = [...new Set(extensions.flatMap((one) => one.capabilities))]

/** Whether an extension is on: one of its capabilities, or, where it has none, what it needs. */
export function isEnabled(core: SessionCore, name: string): boolean {
  const extension = extensionByName.get(name)
  if (extension === undefined) return false
  const { enabled } = core.state.capabilities
  if (extension.capabilities.length > 0) return extension.capabilities.some((capability) => enabled.has(capability))
  return (extension.needs ?? []).every((need) => isEnabled(core, need))
}

/** Whether an extension's capability is to be requested, as far as what is offered allows. */
export function isWanted(core: SessionCore, extension: AnyExtension): boolean {
  const { config } = core.memory
  if (extension.capabilities.length === 0 || config.without?.includes(extension.name) === true) return false
  if (extension.optional === true && config.with?.includes(extension.name) !== true) return false
  const { offered } = core.state.capabilities
  const name = extension.capabilities.find((capability) => offered.has(capability))
  if (name === undefined || extension.wants?.(offered.get(name) ?? '') === false) return false
  return (extension.needs ?? []).every((need) => {
    const needed = extensionByName.get(need)
    return needed !== undefined && (needed.capabilities.length === 0 || isWanted(core, needed))
  })
}
