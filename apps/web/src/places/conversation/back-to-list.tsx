import type { BufferKey } from '@longwire/model'
import { type JSX, Show, createMemo } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'

/** Back to the list on a phone, with how much waits there. */
export function BackToList(props: { readonly buffer: BufferKey | undefined }): JSX.Element {
  const { waiting, navigation } = useApp()
  const elsewhere = createMemo(() => waiting(props.buffer))
  return (
    <button
      class="icon-button back"
      type="button"
      aria-label={elsewhere().unread > 0 ? texts.conversation.unreadElsewhere(elsewhere().unread) : texts.back}
      onClick={() => navigation.up({ kind: 'home' })}
    >
      <Icon shape="back" />
      <Show when={elsewhere().unread > 0}>
        <span class="count" data-mention={elsewhere().mentions > 0 ? '' : undefined}>
          {elsewhere().mentions > 0 ? elsewhere().mentions : ''}
        </span>
      </Show>
    </button>
  )
}
