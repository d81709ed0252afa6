import { For, type JSX, Show, createResource, createSignal } from 'solid-js'
import { Question } from '../../elements/question.tsx'
import { useApp } from '../../model/context.ts'
import { adminApi } from '../../session/account-api.ts'
import type { Answered } from '../../session/request.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { Asked } from './asked.tsx'

/** Who has an account here. */
export function UserList(): JSX.Element {
  const { user, notices } = useApp()
  const words = settingsTexts().admin
  const [users, { refetch }] = createResource(() => adminApi.users())
  const [leaving, setLeaving] = createSignal<string>()
  async function settle(asked: Promise<Answered<void>>): Promise<void> {
    const answer = await asked
    if (!answer.ok) notices.tell(answer.text)
    void refetch()
  }
  return (
    <section class="settings-group">
      <h2>{words.users}</h2>
      <Asked of={users} retry={() => void refetch()}>
        {(known) => (
          <ul class="kept-rules">
            <For each={known}>
              {(account) => (
                <li>
                  <span>
                    <bdi>{account.name}</bdi>
                    <small>
                      {[
                        ...(account.name === user ? [words.you] : []),
                        ...(account.admin ? [words.admin] : []),
                        ...(account.disabled ? [words.disabled] : []),
                      ].join(', ')}
                    </small>
                  </span>
                  <Show when={account.name !== user}>
                    <div class="actions">
                      <button
                        class="button"
                        type="button"
                        aria-label={words.of(account.disabled ? words.enable : words.disable, account.name)}
                        onClick={() => void settle(adminApi.setDisabled(account.name, !account.disabled))}
                      >
                        {account.disabled ? words.enable : words.disable}
                      </button>
                      <button
                        class="button"
                        data-grave
                        type="button"
                        aria-label={words.of(words.delete, account.name)}
                        onClick={() => setLeaving(account.name)}
                      >
                        {words.delete}
                      </button>
                    </div>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Asked>
      <Show when={leaving()}>
        {(name) => (
          <Question
            title={words.delete}
            text={words.deleteQuestion(name())}
            yes={words.delete}
            onYes={() => void settle(adminApi.deleteUser(name()))}
            onClose={() => setLeaving(undefined)}
          />
        )}
      </Show>
    </section>
  )
}
