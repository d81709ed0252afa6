import { type JSX, Show, createSignal, onCleanup, onMount } from 'solid-js'
import { IconButton } from '../../elements/icon-button.tsx'
import { nextFrame } from '../../next-frame.ts'
import { leavingTexts } from '../../texts/leaving/leaving-texts.ts'
import { texts } from '../../texts/texts.ts'
import './left-notice.css'

/** Milliseconds in which one can think better of it, as with a message that is taken back. */
const shownMs = 7_000

/** Says which channel was left, and offers the way back for a while; for as long as somebody is at it. */
export function LeftNotice(props: { readonly name: string; onJoinAgain(): void; onEnd(): void }): JSX.Element {
  const words = leavingTexts()
  const [said, setSaid] = createSignal(false)
  let place!: HTMLElement
  let timer: ReturnType<typeof setTimeout> | undefined
  const stay = () => clearTimeout(timer)
  function endSoon(): void {
    stay()
    timer = setTimeout(end, shownMs)
  }
  /** What has the focus goes away: one goes on in the list. */
  function end(): void {
    const list = document.querySelector<HTMLElement>('.conversations h1')
    if (place.contains(document.activeElement)) list?.focus({ preventScroll: true })
    props.onEnd()
  }
  // A screen reader says what comes into a place that was there before.
  onMount(() => void nextFrame(window).then(() => setSaid(true)))
  endSoon()
  onCleanup(stay)
  return (
    <div
      ref={(element) => {
        place = element
      }}
      class="notice-place"
      role="status"
      // Who has pressed with a finger is not at it still.
      onFocusIn={(event) => event.target.matches(':focus-visible') && stay()}
      onFocusOut={endSoon}
      onPointerEnter={stay}
      onPointerLeave={endSoon}
    >
      <Show when={said()}>
        <div class="notice">
          <p>{words.left(props.name)}</p>
          <button
            // What was pressed goes away with its conversation.
            ref={(button) => queueMicrotask(() => button.focus({ preventScroll: true }))}
            class="button"
            type="button"
            onClick={() => {
              end()
              props.onJoinAgain()
            }}
          >
            {words.joinAgain}
          </button>
          <IconButton shape="close" name={texts.close} onPress={end} />
        </div>
      </Show>
    </div>
  )
}
