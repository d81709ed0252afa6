import { loadedOnce, withPart } from '../load-later.ts'
import type { ActionOutcome, Actions } from '../model.ts'
import type { ModelParts } from '../model-parts.ts'

/** Actions that a screen can do without at its start. */
const names = [
  'addNetwork',
  'changeNetwork',
  'connectNetwork',
  'disconnectNetwork',
  'removeNetwork',
  'changeNickname',
  'setAway',
  'listChannels',
  'join',
  'part',
  'closeBuffer',
  'setTopic',
  'loadChannel',
  'loadChannelList',
  'changeModes',
  'setBufferSettings',
  'markUnread',
  'putHighlight',
  'removeHighlight',
  'putIgnore',
  'removeIgnore',
  'setQuietHours',
  'setQuietUntil',
  'setPushLevel',
  'setPreference',
  'setAlias',
  'bindKey',
  'whois',
  'registerPush',
  'unregisterPush',
  'resend',
  'discard',
  'react',
  'redact',
  'jump',
  'search',
  'mentions',
] as const satisfies readonly (keyof Actions)[]

export type LaterActions = Pick<Actions, (typeof names)[number]>

type AnyAction = (...args: readonly unknown[]) => Promise<ActionOutcome<unknown>>

/** These actions; what carries them out is loaded when the first of them is done. */
export function laterActions(parts: ModelParts): LaterActions {
  const load = loadedOnce(async () => {
    const { createLaterActions } = await import('./later/create-later-actions.ts')
    return createLaterActions(parts) as unknown as Readonly<Record<string, AnyAction>>
  })
  const actions: { [Name in keyof LaterActions]?: AnyAction } = {}
  for (const name of names) {
    actions[name] = (...args) => withPart(load, (loaded) => (loaded[name] as AnyAction)(...args))
  }
  // Each is the function of the same name, with the same arguments; TypeScript cannot follow that through the names.
  return actions as unknown as LaterActions
}
