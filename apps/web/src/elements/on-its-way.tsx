import type { JSX } from 'solid-js'
import { texts } from '../texts/texts.ts'
import { IconButton } from './icon-button.tsx'

/** Stands for a place that is being fetched: the way back at once, and after a moment that it is on its way. */
export function OnItsWay(props: { onBack(): void }): JSX.Element {
  return (
    <div class="on-its-way">
      <IconButton shape="back" name={texts.back} onPress={() => props.onBack()} />
      <p class="note">{texts.conversation.loading}</p>
    </div>
  )
}
