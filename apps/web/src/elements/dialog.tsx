import { type JSX, createUniqueId, onMount } from 'solid-js'

/**
 * Something that must be dealt with first. The browser's own dialog keeps the focus inside, gives it back afterwards, and closes
 * with Escape and with the back gesture where a platform has one.
 */
export function Dialog(props: {
  readonly title: string
  readonly titleUnseen?: boolean
  readonly class?: string
  readonly children: JSX.Element
  onClose(): void
}): JSX.Element {
  const titleId = createUniqueId()
  let dialog!: HTMLDialogElement
  onMount(() => dialog.showModal())
  return (
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class={`dialog ${props.class ?? ''}`}
      aria-labelledby={titleId}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) dialog.close()
      }}
    >
      <div class="dialog-body">
        <h2 id={titleId} classList={{ unseen: props.titleUnseen === true }}>
          {props.title}
        </h2>
        {props.children}
      </div>
    </dialog>
  )
}

/** Closes the dialog around an element, as Escape would. */
export function closeDialogOf(element: Element): void {
  element.closest('dialog')?.close()
}
