import { browserName } from '@longwire/model'
import { For, type JSX, Show, createResource, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { type Login, accountApi } from '../../session/account-api.ts'
import type { Answered } from '../../session/request.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { AnotherDevice } from './another-device.tsx'
import { Asked } from './asked.tsx'
import { Passkeys } from './passkeys.tsx'
import { ToldOnce } from './told-once.tsx'

/** Where one is signed in, and with what other programs log in; each can be revoked alone. */
export function Logins(): JSX.Element {
  const { notices } = useApp()
  const words = settingsTexts().logins
  const [logins, { refetch }] = createResource(() => accountApi.logins())
  const [token, setToken] = createSignal<string>()

  async function settle<Value>(asked: Promise<Answered<Value>>): Promise<Value | undefined> {
    const answer = await asked
    if (answer.ok) void refetch()
    else notices.tell(answer.text)
    return answer.ok ? answer.value : undefined
  }
  const revoke = (id: string) => void settle(accountApi.revokeLogin(id))
  return (
    <Asked of={logins} retry={() => void refetch()}>
      {(known) => {
        const of = (kind: Login['kind']) => known.filter((login) => login.kind === kind)
        return (
          <>
            <LoginList title={words.web} logins={of('web')} onRevoke={revoke}>
              <Show when={of('web').length > 1}>
                <button class="button" type="button" onClick={() => void settle(accountApi.revokeOthers())}>
                  {words.revokeOthers}
                </button>
              </Show>
            </LoginList>
            <AnotherDevice />
            <Passkeys onRemoved={() => void refetch()} />
            <LoginList
              title={words.appPasswords}
              hint={words.appPasswordsHint}
              logins={of('app-password')}
              onRevoke={revoke}
            >
              <Show when={token()}>{(secret) => <ToldOnce lead={words.made} secret={secret()} />}</Show>
              <LabelForm
                submit={words.make}
                onSubmit={(form) =>
                  void settle(accountApi.makeAppPassword(fieldText(form, 'label').trim())).then((made) =>
                    setToken(made?.token),
                  )
                }
              />
            </LoginList>
            <LoginList
              title={words.certificates}
              hint={words.certificatesHint}
              logins={of('certificate')}
              onRevoke={revoke}
            >
              <LabelForm
                submit={words.addCertificate}
                fingerprint
                onSubmit={(form) =>
                  void settle(
                    accountApi.addCertificate(fieldText(form, 'fingerprint').trim(), fieldText(form, 'label').trim()),
                  )
                }
              />
            </LoginList>
          </>
        )
      }}
    </Asked>
  )
}

function LoginList(props: {
  readonly title: string
  readonly hint?: string
  readonly logins: readonly Login[]
  readonly children: JSX.Element
  onRevoke(id: string): void
}): JSX.Element {
  const words = settingsTexts().logins
  const nameOf = (login: Login) => (login.kind === 'web' ? browserName(login.label) : login.label)
  return (
    <section class="settings-group">
      <h2>{props.title}</h2>
      <Show when={props.hint}>{(hint) => <p class="note">{hint()}</p>}</Show>
      <ul class="kept-rules">
        <For each={props.logins} fallback={<li class="note">{words.none}</li>}>
          {(login) => (
            <li>
              <span>
                <bdi title={login.label}>{nameOf(login)}</bdi>
                <small>
                  {login.current
                    ? words.current
                    : login.lastUsedAt === null
                      ? words.never
                      : words.used(shortTime(login.lastUsedAt))}
                </small>
              </span>
              <Show when={!login.current}>
                <button
                  class="button"
                  type="button"
                  aria-label={words.revokeOf(nameOf(login))}
                  onClick={() => props.onRevoke(login.id)}
                >
                  {words.revoke}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      {props.children}
    </section>
  )
}

function LabelForm(props: {
  readonly submit: string
  readonly fingerprint?: boolean
  onSubmit(form: FormData): void
}): JSX.Element {
  const words = settingsTexts().logins
  return (
    <form
      class="form full"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit(new FormData(event.currentTarget))
        event.currentTarget.reset()
      }}
    >
      <Show when={props.fingerprint}>
        <Field label={words.fingerprint} name="fingerprint" required />
      </Show>
      <Field label={words.label} name="label" required />
      <button class="button" type="submit">
        {props.submit}
      </button>
    </form>
  )
}
