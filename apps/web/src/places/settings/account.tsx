import { type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { useApp } from '../../model/context.ts'
import { accountApi } from '../../session/account-api.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { ExportForm } from './export-form.tsx'

/** The password, and what one can take along. */
export function AccountSettings(): JSX.Element {
  const { user } = useApp()
  return (
    <>
      <p>{settingsTexts().main.signedInAs(user)}</p>
      <PasswordForm />
      <ExportForm />
    </>
  )
}

function PasswordForm(): JSX.Element {
  const { notices, user } = useApp()
  const words = settingsTexts().password
  const [problem, setProblem] = createSignal<string>()
  async function change(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form)
    const answer = await accountApi.changePassword(fieldText(data, 'current'), fieldText(data, 'next'))
    setProblem(answer.ok ? undefined : answer.text)
    if (!answer.ok) return
    form.reset()
    notices.tell(words.done)
  }
  return (
    <section class="settings-group">
      <h2>{words.title}</h2>
      <form
        class="form full"
        onSubmit={(event) => {
          event.preventDefault()
          void change(event.currentTarget)
        }}
      >
        {/* Password managers want to know whose it is. */}
        <input type="text" name="username" autocomplete="username" value={user} hidden readOnly />
        <Field label={words.current} name="current" type="password" autocomplete="current-password" required />
        <Field label={words.next} name="next" type="password" autocomplete="new-password" hint={words.hint} required />
        <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <button class="button" type="submit">
          {words.submit}
        </button>
      </form>
    </section>
  )
}
