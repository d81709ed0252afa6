import { type JSX, Show } from 'solid-js'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

const hourMs = 3_600_000

/** No notifications for a while. `until`: milliseconds since 1970; what is over is no pause. */
export function Pause(props: { readonly until: number }): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().push
  const paused = () => props.until > new Date().getTime()
  const pause = (until: number) => notices.tellRefusal(model.actions.setQuietUntil(until))
  return (
    <section class="settings-group">
      <h2>{words.pause}</h2>
      <Show
        when={paused()}
        fallback={
          <div class="actions">
            <button class="button" type="button" onClick={() => pause(new Date().getTime() + hourMs)}>
              {words.pauses.hour}
            </button>
            <button class="button" type="button" onClick={() => pause(tomorrowMorning(new Date()))}>
              {words.pauses.morning}
            </button>
          </div>
        }
      >
        <p>{words.paused(shortTime(props.until))}</p>
        <button class="button" type="button" onClick={() => pause(0)}>
          {words.pauses.resume}
        </button>
      </Show>
    </section>
  )
}

/** The next day at eight, by the person's clock. */
function tomorrowMorning(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).getTime()
}
