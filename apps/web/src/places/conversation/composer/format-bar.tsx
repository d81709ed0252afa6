import { For, type JSX, Show } from 'solid-js'
import { formattingTexts } from '../../../texts/formatting/formatting-texts.ts'
import { useConversation } from '../conversation-context.ts'
import { MessageText } from '../text/message-text.tsx'
import { findBlocks } from '../text/find-code.ts'
import { formatted, type MarkName, markOf } from './marks.ts'
import { isSaid } from './sending.ts'

const signs: Readonly<Record<MarkName, string>> = {
  bold: 'B',
  italic: 'I',
  underline: 'U',
  struck: 'S',
  code: '<>',
  spoiler: '▮▮',
}

/** Buttons that put marks around what is chosen, and how the text will look. */
export function FormatBar(): JSX.Element {
  const { drafting } = useConversation()
  const words = formattingTexts()
  const looks = () => formatted(drafting.text())
  const differs = () => looks() !== drafting.text() || findBlocks(looks()).length > 0
  return (
    <div class="format-bar">
      <div role="toolbar" aria-label={words.bar}>
        <For each={Object.keys(markOf) as MarkName[]}>
          {(mark) => (
            <button
              type="button"
              class="format"
              data-mark={mark}
              title={words.marks[mark]}
              // The focus, and what is chosen, stay where one writes.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => drafting.wrap(markOf[mark])}
            >
              <span aria-hidden="true">{signs[mark]}</span>
            </button>
          )}
        </For>
      </div>
      <Show when={isSaid(drafting.text()) && differs()}>
        <p class="format-preview" aria-label={words.preview} dir="auto">
          <MessageText text={looks()} />
        </p>
      </Show>
    </div>
  )
}
