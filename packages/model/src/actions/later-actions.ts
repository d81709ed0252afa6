import { loadedOnce, withPart } from '../load-later.ts'
import type { ActionOutcome } from '../action-outcome.ts'
import type { ModelParts } from '../model-parts.ts'
import { type LaterActions, laterNames } from './later/later-names.ts'

type AnyAction = (...args: readonly unknown[]) => Promise<ActionOutcome<unknown>>

/** These actions; what carries them out is loaded when the first of them is done. */
export function laterActions(parts: ModelParts): LaterActions {
  const load = loadedOnce(async () => {
    const [{ createLaterActions }, { loadAnswers }] = await Promise.all([
      import('./later/create-later-actions.ts'),
      import('../words/answers.ts'),
    ])
    await loadAnswers()
    return createLaterActions(parts) as unknown as Readonly<Record<string, AnyAction>>
  })
  const actions: { [Name in keyof LaterActions]?: AnyAction } = {}
  for (const name of laterNames) {
    actions[name] = (...args) => withPart(load, (loaded) => (loaded[name] as AnyAction)(...args))
  }
  // Each is the function of the same name, with the same arguments; TypeScript cannot follow that through the names.
  return actions as unknown as LaterActions
}
