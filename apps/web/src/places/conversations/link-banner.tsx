import { type JSX, Show } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'

/** Says when this screen has no way to the bouncer, or the bouncer cannot keep what is said; silent when all is well. */
export function LinkBanner(): JSX.Element {
  const { model } = useApp()
  const link = fromModel(
    model,
    () => 'link',
    () => model.state.link,
  )
  const notRecorded = () => {
    const now = link()
    return now.kind === 'online' && now.notRecorded
  }
  return (
    <div role="status">
      <Show when={link().kind === 'connecting'}>
        <p class="link-banner connecting">{texts.link.connecting}</p>
      </Show>
      <Show when={notRecorded()}>
        {(why) => <p class="link-banner">{why() === 'disk-full' ? texts.link.diskFull : texts.link.notRecorded}</p>}
      </Show>
      <Show when={link().kind === 'offline'}>
        <p class="link-banner">
          <span>{texts.link.offline}</span>
          <button class="button" type="button" onClick={() => model.actions.reconnect()}>
            {texts.link.retry}
          </button>
        </p>
      </Show>
    </div>
  )
}
