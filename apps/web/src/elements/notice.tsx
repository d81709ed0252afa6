import { type JSX, Show, createSignal, onCleanup } from 'solid-js'
import { texts } from '../texts/texts.ts'
import { IconButton } from './icon-button.tsx'

const shownMs = 7_000

/** Something that a person is told in passing. */
export interface Notices {
  tell(text: string): void
  /** Tells why something did not work. */
  tellRefusal(outcome: Promise<{ readonly ok: true } | { readonly ok: false; readonly text: string }>): void
  view(): JSX.Element
}

/** One line at the lower edge, read out, gone after a while. */
export function createNotices(): Notices {
  const [text, setText] = createSignal<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  function tell(told: string | undefined): void {
    clearTimeout(timer)
    setText(told)
    if (told !== undefined) timer = setTimeout(() => setText(undefined), shownMs)
  }
  return {
    tell,
    tellRefusal(outcome) {
      void outcome.then((settled) => {
        if (!settled.ok) tell(settled.text)
      })
    },
    view: () => (
      <div class="notice-place" role="status">
        <Show when={text()}>
          <div class="notice">
            <p>{text()}</p>
            <IconButton shape="close" name={texts.close} onPress={() => tell(undefined)} />
          </div>
        </Show>
      </div>
    ),
  }
}
