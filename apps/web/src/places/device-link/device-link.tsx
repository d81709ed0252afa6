import { type JSX, Show, createResource, createSignal } from 'solid-js'
import { Problem } from '../../elements/problem.tsx'
import type { Session } from '../../session/first-answer.ts'
import { deviceLinks } from '../../session/device-links.ts'
import { deviceLinkTexts } from '../../texts/device-link/device-link-texts.ts'
import { texts } from '../../texts/texts.ts'
import '../welcome/welcome.css'

export interface DeviceLinkProps extends Record<string, unknown> {
  readonly token: string
  /** Who is signed in here already. */
  readonly signedIn: string | undefined
  onEntered(session: Session): void
  onDeclined(): void
}

/** Asks before a link from another device signs in: nobody becomes somebody else by a link that they were sent. */
export function DeviceLink(props: DeviceLinkProps): JSX.Element {
  const words = deviceLinkTexts()
  const [checked] = createResource(() => deviceLinks.check(props.token))
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const answer = () => (checked.state === 'ready' ? checked() : undefined)
  const name = () => {
    const known = answer()
    return known?.ok === true ? known.value.name : undefined
  }
  const refusal = () => {
    const known = answer()
    return known?.ok === false ? known.text : problem()
  }
  async function enter(): Promise<void> {
    setBusy(true)
    const entered = await deviceLinks.enter(props.token, props.signedIn !== undefined)
    setBusy(false)
    if (entered.ok) props.onEntered(entered.value)
    else setProblem(entered.text)
  }
  return (
    <main class="welcome">
      <img src="/icon.svg" alt="" width="64" height="64" />
      <h1>
        {name() === undefined ? (refusal() === undefined ? words.checking : words.gone) : words.title(name() ?? '')}
      </h1>
      <Show when={refusal()}>{(text) => <Problem title={texts.failure} text={text()} />}</Show>
      <Show when={name() !== undefined && problem() === undefined}>
        <Show when={props.signedIn !== name()} fallback={<p class="lead">{words.same(name() ?? '')}</p>}>
          <p class="lead">{words.lead}</p>
          <Show when={props.signedIn}>{(other) => <p>{words.other(other())}</p>}</Show>
          <button class="button" data-primary type="button" disabled={busy()} onClick={() => void enter()}>
            {words.submit}
          </button>
        </Show>
      </Show>
      <button class="button" type="button" disabled={busy()} onClick={() => props.onDeclined()}>
        {props.signedIn === undefined ? words.decline : words.goOn}
      </button>
    </main>
  )
}
