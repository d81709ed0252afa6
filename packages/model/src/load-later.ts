import { type ActionOutcome, attempt, refusal } from './action-outcome.ts'
import { words } from './words/words.ts'

/** A part of the model that is not there yet could not be fetched. */
const notLoaded = refusal('not-loaded', () => words.notLoaded)

/** What gives a part of the model that is loaded when it is first used; what could not be loaded is tried again then. */
export function loadedOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

/** Does something with such a part; that it could not be loaded is an outcome like any other. */
export async function withPart<Part, Value>(
  load: () => Promise<Part>,
  act: (part: Part) => ActionOutcome<Value> | Promise<ActionOutcome<Value>>,
): Promise<ActionOutcome<Value>> {
  let part: Part
  try {
    part = await load()
  } catch {
    return notLoaded
  }
  return attempt(() => act(part))
}
