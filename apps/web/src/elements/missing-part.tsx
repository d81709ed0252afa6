import { type JSX, Show, createSignal } from 'solid-js'
import { isPartMissing, loadPageAgain } from '../session/missing-part.ts'
import { texts } from '../texts/texts.ts'

/** Says that a part of the app could not be fetched, and gets it when asked to. */
export function MissingPart(): JSX.Element {
  const [unreachable, setUnreachable] = createSignal(false)
  return (
    <div class="notice-place" role="status">
      <Show when={isPartMissing()}>
        <div class="notice">
          <p>{unreachable() ? texts.link.unreachable : texts.link.partMissing}</p>
          <button
            class="button"
            type="button"
            onClick={() => void loadPageAgain(window).catch(() => setUnreachable(true))}
          >
            {texts.link.retry}
          </button>
        </div>
      </Show>
    </div>
  )
}
