import { For, type JSX, Match, Show, Switch, createResource, createSignal } from 'solid-js'
import { Question } from '../../elements/question.tsx'
import { useApp } from '../../model/context.ts'
import { type SettingsSection, settingsSections } from '../../navigation.ts'
import { fetchSession } from '../../session/api.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { Page } from '../page/page.tsx'
import { AccountSettings } from './account.tsx'
import { Administration } from './administration.tsx'
import { Appearance } from './appearance.tsx'
import { ConversationSettings } from './conversation-settings.tsx'
import { Ignores } from './ignores.tsx'
import { KeyboardSettings } from './keyboard.tsx'
import { Logins } from './logins.tsx'
import { NetworkList } from './network-list.tsx'
import { Notifications } from './notifications.tsx'
import './settings.css'

/** What a person can set up: its pages, and each of them. */
export function Settings(props: { readonly section: SettingsSection | undefined }): JSX.Element {
  const words = settingsTexts()
  const at = (section: SettingsSection) => props.section === section
  return (
    <Show when={props.section} keyed fallback={<Sections />}>
      {(section) => (
        <Page title={words.sections[section]}>
          <Switch>
            <Match when={at('appearance')}>
              <Appearance />
            </Match>
            <Match when={at('notifications')}>
              <Notifications />
            </Match>
            <Match when={at('conversations')}>
              <ConversationSettings />
            </Match>
            <Match when={at('networks')}>
              <NetworkList />
            </Match>
            <Match when={at('ignores')}>
              <Ignores />
            </Match>
            <Match when={at('keyboard')}>
              <KeyboardSettings />
            </Match>
            <Match when={at('logins')}>
              <Logins />
            </Match>
            <Match when={at('account')}>
              <AccountSettings />
            </Match>
            <Match when={at('administration')}>
              <Administration />
            </Match>
          </Switch>
        </Page>
      )}
    </Show>
  )
}

function Sections(): JSX.Element {
  const app = useApp()
  const words = settingsTexts()
  const [leaving, setLeaving] = createSignal(false)
  const [session] = createResource(fetchSession)
  const admin = () => {
    // Read while it is asked for, it would hold back the whole page.
    const found = session.state === 'ready' ? session() : undefined
    return found?.state === 'logged-in' && found.user.admin
  }
  return (
    <Page title={words.main.title}>
      <ul class="settings-sections">
        <For each={settingsSections.filter((section) => section !== 'administration' || admin())}>
          {(section) => (
            <li>
              <button type="button" onClick={() => app.navigation.go({ kind: 'settings', section })}>
                <strong>{words.sections[section]}</strong>
                <span class="note">{words.about[section]}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <div class="settings-group">
        <p class="note">{words.main.signedInAs(app.user)}</p>
        <button class="button" data-grave type="button" onClick={() => setLeaving(true)}>
          {words.main.signOut}
        </button>
      </div>
      <Show when={leaving()}>
        <Question
          title={words.main.signOut}
          text={words.main.signOutHint}
          yes={words.main.signOut}
          onYes={() => app.signOut()}
          onClose={() => setLeaving(false)}
        />
      </Show>
    </Page>
  )
}
