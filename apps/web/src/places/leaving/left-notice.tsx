import { type JSX, Show, createSignal, onCleanup, onMount } from 'solid-js'
import { IconButton } from '../../elements/icon-button.tsx'
import { nextFrame } from '../../next-frame.ts'
import { leavingTexts } from '../../texts/leaving/leaving-texts.ts'
import { texts } from '../../texts/texts.ts'

/** Milliseconds in which one can think better of it, as with a message that is taken back. */
const shownMs = 7_000

/** Says which channel was left, and offers the way back for a while; for as long as somebody is at it. */
export function LeftNotice(props: { readonly name: string; onJoinAgain(): void; onEnd(): void }): JSX.Element {
  const words = leavingTexts()
  const [said, setSaid] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stay = () => clearTimeout(timer)
  function endSoon(): void {
    stay()
    timer = setTimeout(() => props.onEnd(), shownMs)
  }
  // A screen reader says what comes into a place that was there before.
  onMount(() => void nextFrame(window).then(() => setSaid(true)))
  endSoon()
  onCleanup(stay)
  return (
    <div
      class="notice-place"
      role="status"
      onFocusIn={stay}
      onFocusOut={endSoon}
      onPointerEnter={stay}
      onPointerLeave={endSoon}
    >
      <Show when={said()}>
        <div class="notice">
          <p>{words.left(props.name)}</p>
          <button
            class="button"
            type="button"
            onClick={() => {
              props.onEnd()
              props.onJoinAgain()
            }}
          >
            {words.joinAgain}
          </button>
          <IconButton shape="close" name={texts.close} onPress={() => props.onEnd()} />
        </div>
      </Show>
    </div>
  )
}
