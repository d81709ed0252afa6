import { type JSX, Match, Switch, createResource, createSignal } from 'solid-js'
import { SwitchField } from '../../elements/switch-field.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { type PushTrouble, pushState, startPush, stopPush } from '../../push/subscription.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** Whether this device is notified when the app is closed. */
export function PushSwitch(): JSX.Element {
  const { model } = useApp()
  const words = settingsTexts().push
  const link = fromModel(
    model,
    () => 'link',
    () => model.state.link.kind,
  )
  const key = fromModel(
    model,
    () => 'preferences',
    () => `${model.state.preferences.kept} ${model.pushKey()}`,
  )
  const [state, { refetch }] = createResource(
    () => `${link()} ${key()}`,
    () => pushState(model),
  )
  const [problem, setProblem] = createSignal<string>()

  async function change(on: boolean): Promise<void> {
    const outcome = on ? await startPush(model) : await stopPush(model)
    setProblem(outcome.ok ? undefined : 'text' in outcome ? outcome.text : troubleText(outcome.trouble))
    void refetch()
  }
  return (
    <section class="settings-group">
      <h2>{words.title}</h2>
      <Switch>
        <Match when={state() === 'unsupported'}>
          <p class="note">{words.unsupported}</p>
        </Match>
        <Match when={state() === 'unreachable'}>
          <p class="note">{settingsTexts().logins.unreachable}</p>
        </Match>
        <Match when={state() === 'no-key'}>
          <p class="note">{words.noKey}</p>
        </Match>
        <Match when={state() === 'on' || state() === 'off' || state() === 'blocked'}>
          <SwitchField
            label={words.on}
            hint={state() === 'blocked' ? words.blocked : words.hint}
            on={state() === 'on'}
            disabled={state() === 'blocked'}
            onChange={(on) => void change(on)}
          />
        </Match>
      </Switch>
      <div role="alert">{problem()}</div>
    </section>
  )
}

function troubleText(trouble: PushTrouble): string {
  const words = settingsTexts().push
  return trouble === 'blocked' ? words.blocked : trouble === 'no-key' ? words.noKey : words.failed
}
