import { For, type JSX, Show, onMount } from 'solid-js'
import { Icon, type IconShape } from './icon.tsx'

/** One thing that can be done. */
export interface MenuItem {
  readonly name: string
  readonly shape: IconShape
  readonly grave?: boolean
  act(): void
}

/** Where a menu opens, in pixels of the window. */
export interface MenuPoint {
  readonly x: number
  readonly y: number
}

/** What can be done with something: at the pointer where there is room, from the lower edge on a phone. */
export function Menu(props: {
  readonly name: string
  readonly at: MenuPoint
  readonly items: readonly MenuItem[]
  /** What it is about, above what can be done. */
  readonly about?: JSX.Element
  onClose(): void
}): JSX.Element {
  let dialog!: HTMLDialogElement
  onMount(() => {
    dialog.showModal()
    const { width, height } = dialog.getBoundingClientRect()
    dialog.style.setProperty('--x', `${Math.max(8, Math.min(props.at.x, window.innerWidth - width - 8))}px`)
    dialog.style.setProperty('--y', `${Math.max(8, Math.min(props.at.y, window.innerHeight - height - 8))}px`)
    itemsOf(dialog)[0]?.focus()
  })

  function onKeyDown(event: KeyboardEvent): void {
    const items = itemsOf(dialog)
    const to = target(event.key, items)
    if (to === undefined) return
    event.preventDefault()
    to.focus()
  }

  return (
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class="menu"
      aria-label={props.name}
      onClose={() => props.onClose()}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target === dialog) dialog.close()
      }}
    >
      <div class="menu-body">
        <Show when={props.about}>
          <div class="menu-about">{props.about}</div>
        </Show>
        <div role="menu" aria-label={props.name}>
          <For each={props.items}>
            {(item) => (
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                data-grave={item.grave === true ? '' : undefined}
                onClick={() => {
                  dialog.close()
                  item.act()
                }}
              >
                <Icon shape={item.shape} />
                <span class="one-line">{item.name}</span>
              </button>
            )}
          </For>
        </div>
      </div>
    </dialog>
  )
}

function itemsOf(dialog: HTMLElement): readonly HTMLElement[] {
  return [...dialog.querySelectorAll<HTMLElement>('[role=menuitem]')]
}

/** Which item a key leads to: arrows go round, a letter to the next one that begins with it. */
function target(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement)
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length]
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1)
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    default: {
      if (key.length !== 1 || key === ' ') return undefined
      const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
      return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
    }
  }
}
