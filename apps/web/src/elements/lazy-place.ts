import { type Component, lazy } from 'solid-js'
import type { PlaceTexts } from '../texts/place-texts.ts'

/** A component that is fetched when it is first drawn; nothing where it cannot be had, which is said elsewhere (missing-part.tsx). */
export function lazyPart<Props extends Record<keyof Props, unknown>>(
  load: () => Promise<Component<Props>>,
): Component<Props> & { preload: () => Promise<unknown> } {
  return lazy(async () => ({ default: await load().catch((): Component<Props> => () => undefined) }))
}

/** The same together with its texts. */
export function lazyPlace<Props extends Record<string, unknown>>(
  texts: PlaceTexts<unknown>,
  load: () => Promise<Component<Props>>,
): Component<Props> {
  return lazyPart(async () => {
    const [component] = await Promise.all([load(), texts.load()])
    return component
  })
}
