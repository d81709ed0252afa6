import type { JSX } from 'solid-js'
import { Icon, type IconShape } from './icon.tsx'

/** A button that is only a drawing; its title is its name for screen readers too: with a label beside it, they would say it twice. */
export function IconButton(props: {
  readonly shape: IconShape
  readonly name: string
  readonly class?: string
  readonly pressed?: boolean
  onPress(): void
}): JSX.Element {
  return (
    <button
      class={`icon-button ${props.class ?? ''}`}
      type="button"
      aria-pressed={props.pressed}
      title={props.name}
      onClick={() => props.onPress()}
    >
      <Icon shape={props.shape} />
    </button>
  )
}
