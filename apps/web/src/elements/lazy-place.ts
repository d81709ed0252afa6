import { type Component, lazy } from 'solid-js'
import type { PlaceTexts } from '../texts/place-texts.ts'

/** A component that is fetched when it is first drawn, together with its texts. */
export function lazyPlace<Props extends Record<string, unknown>>(
  texts: PlaceTexts<unknown>,
  load: () => Promise<Component<Props>>,
): Component<Props> {
  return lazy(async () => {
    const [component] = await Promise.all([load(), texts.load()])
    return { default: component }
  })
}
