import type { JSX } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { nextFrame } from '../../next-frame.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** A secret that is shown only now, to be copied. */
export function ToldOnce(props: { readonly lead: string; readonly secret: string }): JSX.Element {
  const { notices } = useApp()
  const words = settingsTexts().logins
  return (
    <section
      // What was pressed for it may stand below: it comes into sight.
      ref={(section) => void nextFrame(window).then(() => section.scrollIntoView({ block: 'nearest' }))}
      class="told-once"
      role="status"
    >
      <p>{props.lead}</p>
      <code dir="ltr">{props.secret}</code>
      <button
        class="button"
        type="button"
        onClick={() =>
          void navigator.clipboard.writeText(props.secret).then(
            () => notices.tell(words.copied),
            () => {},
          )
        }
      >
        {words.copy}
      </button>
    </section>
  )
}
