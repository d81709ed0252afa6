import { type JSX, Show } from 'solid-js'
import { SwitchField } from '../../../elements/switch-field.tsx'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'

/** How many messages of ignored people are hidden here, and the way to look at them. */
export function IgnoredSwitch(): JSX.Element {
  const { model } = useApp()
  const { buffer, ignored } = useConversation()
  const words = panelsTexts().ignored
  const timeline = fromModel(
    model,
    () => `timeline ${buffer}`,
    () => model.timeline(buffer),
  )
  const count = fromModel(
    model,
    () => `buffer ${buffer}`,
    () => {
      const cleared = model.state.buffers.get(buffer)?.clearedUpTo ?? 0
      return timeline().lines.filter((line) => line.time > cleared && ignored.isIgnored()(line)).length
    },
  )
  return (
    <Show when={count() > 0 || ignored.shown()}>
      <section class="switches">
        <SwitchField
          label={words.show}
          hint={words.count(count())}
          on={ignored.shown()}
          onChange={(shown) => ignored.show(shown)}
        />
      </section>
    </Show>
  )
}
