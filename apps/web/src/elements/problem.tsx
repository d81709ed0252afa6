import type { JSX } from 'solid-js'

/** What went wrong and what to do about it, told at once to a screen reader. */
export function Problem(props: {
  readonly title: string
  readonly text: string
  readonly children?: JSX.Element
}): JSX.Element {
  return (
    <section class="problem" role="alert">
      <strong>{props.title}</strong>
      <p>{props.text}</p>
      {props.children}
    </section>
  )
}
