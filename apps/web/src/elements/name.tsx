import type { JSX } from 'solid-js'
import { nameColour } from './name-colour.ts'

/** A name in its colour; its direction stays its own. */
export function Name(props: { readonly name: string; readonly class?: string }): JSX.Element {
  return (
    <bdi class={`named ${props.class ?? ''}`} style={{ '--hue': nameColour(props.name) }} title={props.name}>
      {props.name}
    </bdi>
  )
}
