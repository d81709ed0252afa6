import type { JSX } from 'solid-js'
import { texts } from '../texts/texts.ts'
import { Dialog, closeDialogOf } from './dialog.tsx'

/** Asks before something is done that one might not want. */
export function Question(props: {
  readonly title: string
  readonly text: string
  readonly yes: string
  onYes(): void
  onClose(): void
}): JSX.Element {
  return (
    <Dialog title={props.title} onClose={() => props.onClose()}>
      <p>{props.text}</p>
      <div class="actions">
        <button class="button" type="button" onClick={(event) => closeDialogOf(event.currentTarget)}>
          {texts.cancel}
        </button>
        <button
          class="button"
          data-primary
          type="button"
          onClick={(event) => {
            closeDialogOf(event.currentTarget)
            props.onYes()
          }}
        >
          {props.yes}
        </button>
      </div>
    </Dialog>
  )
}
