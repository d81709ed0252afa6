import { browserName } from '@longwire/model'
import { For, type JSX, Show, createResource, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { Problem } from '../../elements/problem.tsx'
import { shortTime } from '../../elements/time.ts'
import { addPasskey, type Passkey, passkeyApi } from '../../session/passkey.ts'
import type { Answered } from '../../session/request.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { texts } from '../../texts/texts.ts'
import { Asked } from './asked.tsx'

/** The passkeys of who is signed in: made here, renamed, and removed with what was opened with them. */
export function Passkeys(props: { onRemoved(): void }): JSX.Element {
  const words = settingsTexts().passkeys
  const [passkeys, { refetch }] = createResource(() => passkeyApi.list())
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const [renaming, setRenaming] = createSignal<string>()

  async function settle(asked: Promise<Answered<unknown>>): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    const answer = await asked
    setBusy(false)
    if (answer.ok) void refetch()
    else setProblem(answer.text)
  }
  function rename({ id, label }: Passkey, named: string): void {
    setRenaming(undefined)
    if (named !== '' && named !== label) void settle(passkeyApi.rename(id, named))
  }
  async function remove(id: string): Promise<void> {
    await settle(passkeyApi.remove(id))
    props.onRemoved()
  }
  function add(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault()
    const label = fieldText(new FormData(event.currentTarget), 'passkey').trim()
    void settle(addPasskey(label === '' ? browserName(navigator.userAgent) : label))
  }
  return (
    <section class="settings-group">
      <h2>{words.title}</h2>
      <p class="note">{words.hint}</p>
      <Asked of={passkeys} retry={() => void refetch()}>
        {(known) => (
          <ul class="kept-rules">
            <For each={known} fallback={<li class="note">{words.none}</li>}>
              {(passkey) => (
                <li>
                  <Show
                    when={renaming() !== passkey.id}
                    fallback={
                      <RenameForm label={passkey.label} busy={busy()} onNamed={(name) => rename(passkey, name)} />
                    }
                  >
                    <span>
                      <bdi>{passkey.label}</bdi>
                      <small>{passkey.current ? words.current : words.used(shortTime(passkey.lastUsedAt))}</small>
                    </span>
                    <button
                      class="button"
                      type="button"
                      disabled={busy()}
                      aria-label={words.renameOf(passkey.label)}
                      onClick={() => setRenaming(passkey.id)}
                    >
                      {words.rename}
                    </button>
                    <button
                      class="button"
                      type="button"
                      disabled={busy()}
                      aria-label={words.removeOf(passkey.label)}
                      onClick={() => void remove(passkey.id)}
                    >
                      {words.remove}
                    </button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Asked>
      <Show when={problem()}>{(text) => <Problem title={texts.failure} text={text()} />}</Show>
      <form class="form full" onSubmit={add}>
        <Field label={words.label} name="passkey" />
        <button class="button" type="submit" disabled={busy()}>
          {words.add}
        </button>
      </form>
    </section>
  )
}

/** Another name for a passkey, in its place in the list. */
function RenameForm(props: {
  readonly label: string
  readonly busy: boolean
  onNamed(name: string): void
}): JSX.Element {
  const words = settingsTexts().passkeys
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault()
        props.onNamed(fieldText(new FormData(event.currentTarget), 'passkey-name').trim())
      }}
    >
      <Field label={words.newName} name="passkey-name" value={props.label} />
      <button class="button" type="submit" disabled={props.busy}>
        {words.save}
      </button>
    </form>
  )
}
