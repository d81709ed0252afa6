import { type JSX, Show } from 'solid-js'
import { arrived } from '../../elements/arrived.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { texts } from '../../texts/texts.ts'
import { useConversation } from './conversation-context.ts'
import './panel.css'

/** The frame of what is open beside a conversation. */
export function PanelFrame(props: {
  readonly title: string
  readonly note?: string
  readonly children: JSX.Element
}): JSX.Element {
  const { panels } = useConversation()
  return (
    <section
      class="panel"
      aria-label={props.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        panels.close()
      }}
    >
      <header>
        <h1 ref={(heading) => panels.opened() && arrived(heading)} tabIndex={-1}>
          <bdi>{props.title}</bdi>
          <Show when={props.note}>
            <span class="note">{props.note}</span>
          </Show>
        </h1>
        <IconButton shape="close" name={texts.close} onPress={() => panels.close()} />
      </header>
      <div class="scroll">{props.children}</div>
    </section>
  )
}
