import { For, type JSX, Show, createResource, createSignal } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { adminApi } from '../../session/account-api.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { Asked } from './asked.tsx'
import { ToldOnce } from './told-once.tsx'

/** Links with which others make an account here. */
export function InviteList(): JSX.Element {
  const { notices } = useApp()
  const words = settingsTexts().admin
  const [invites, { refetch }] = createResource(() => adminApi.invites())
  const [link, setLink] = createSignal<string>()
  async function make(form: FormData): Promise<void> {
    const answer = await adminApi.makeInvite(
      fieldText(form, 'label').trim(),
      Number(fieldText(form, 'uses')),
      Number(fieldText(form, 'days')),
    )
    if (answer.ok) setLink(`${window.location.origin}/join#token=${answer.value.token}`)
    else notices.tell(answer.text)
    void refetch()
  }
  async function revoke(id: string): Promise<void> {
    const answer = await adminApi.revokeInvite(id)
    if (!answer.ok) notices.tell(answer.text)
    void refetch()
  }
  return (
    <section class="settings-group">
      <h2>{words.invites}</h2>
      <p class="note">{words.invitesHint}</p>
      <Asked of={invites} retry={() => void refetch()}>
        {(known) => (
          <ul class="kept-rules">
            <For each={known.invites} fallback={<li class="note">{words.none}</li>}>
              {(invite) => (
                <li>
                  <span>
                    <bdi>{invite.label}</bdi>
                    <small>
                      {words.used(invite.uses, invite.maxUses)}, {words.ends(shortTime(invite.expiresAt))}
                    </small>
                  </span>
                  <button
                    class="button"
                    type="button"
                    aria-label={words.revoke(invite.label)}
                    onClick={() => void revoke(invite.id)}
                  >
                    {settingsTexts().logins.revoke}
                  </button>
                </li>
              )}
            </For>
          </ul>
        )}
      </Asked>
      <Show when={link()}>{(secret) => <ToldOnce lead={words.made} secret={secret()} />}</Show>
      <form
        class="form full"
        onSubmit={(event) => {
          event.preventDefault()
          void make(new FormData(event.currentTarget))
        }}
      >
        <Field label={words.label} name="label" required />
        <div class="form-pair">
          <Field label={words.uses} name="uses" type="number" value="1" required />
          <Field label={words.days} name="days" type="number" value="7" required />
        </div>
        <button class="button" type="submit">
          {words.make}
        </button>
      </form>
    </section>
  )
}
