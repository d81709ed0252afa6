import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { Problem } from '../../elements/problem.tsx'
import type { Entered, Session } from '../../session/first-answer.ts'
import { texts } from '../../texts/texts.ts'
import './welcome.css'

export interface WelcomeProps {
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly newAccount: boolean
  enter(name: string, password: string): Promise<Entered>
  /** Another way in than a password; with a name only where the account is new. */
  enterWithPasskey(name: string): Promise<Entered>
  onEntered(session: Session): void
}

/** Name and password: for the first account, and for every later visit. */
export function Welcome(props: WelcomeProps): JSX.Element {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await settle(props.enter(fieldText(form, 'name'), fieldText(form, 'password')))
  }

  function enterWithPasskey(form: HTMLFormElement | null): void {
    const name = form?.elements.namedItem('name')
    if (!(name instanceof HTMLInputElement) || (props.newAccount && !name.reportValidity())) return
    void settle(props.enterWithPasskey(name.value))
  }

  async function settle(asked: Promise<Entered>): Promise<void> {
    setBusy(true)
    const answer = await asked
    setBusy(false)
    if (answer.ok) props.onEntered(answer.value)
    else setProblem(answer.text)
  }

  return (
    <main class="welcome">
      <img src="/icon.svg" alt="" width="64" height="64" />
      <h1>{props.title}</h1>
      <Show when={props.lead}>
        <p class="lead">{props.lead}</p>
      </Show>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <Field
          label={texts.setup.name}
          name="name"
          autocomplete="username"
          required
          {...(props.newAccount ? { hint: texts.setup.nameHint } : {})}
        />
        <Field
          label={texts.setup.password}
          name="password"
          type="password"
          autocomplete={props.newAccount ? 'new-password' : 'current-password'}
          required
          {...(props.newAccount ? { hint: texts.setup.passwordHint } : {})}
        />
        <Show when={problem()}>
          {(text) => (
            <div ref={(card) => queueMicrotask(() => card.scrollIntoView({ block: 'nearest' }))}>
              <Problem title={texts.failure} text={text()} />
            </div>
          )}
        </Show>
        <button class="button" data-primary type="submit" disabled={busy()}>
          {props.submit}
        </button>
        <button
          class="button"
          type="button"
          disabled={busy()}
          onClick={(event) => enterWithPasskey(event.currentTarget.form)}
        >
          {props.newAccount ? texts.setup.passkey : texts.login.passkey}
        </button>
      </form>
    </main>
  )
}
