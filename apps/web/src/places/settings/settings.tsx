import { type JSX, Match, Show, Suspense, Switch } from 'solid-js'
import { arrived } from '../../elements/arrived.ts'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import type { SettingsSection } from '../../navigation.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { texts } from '../../texts/texts.ts'
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
import { Sections } from './sections.tsx'
import './settings.css'

/** What a person can set up: a list of sections, and each of them; beside each other where there is room. */
export function Settings(props: { readonly section: SettingsSection | undefined }): JSX.Element {
  const { navigation, beside } = useApp()
  const words = settingsTexts()
  return (
    <Show
      when={beside.room()}
      fallback={
        <Show
          when={props.section}
          keyed
          fallback={
            <Page title={words.main.title}>
              <Sections onChosen={(section) => navigation.go({ kind: 'settings', section })} />
            </Page>
          }
        >
          {(section) => <SectionPage section={section} />}
        </Show>
      }
    >
      <SettingsPanes section={props.section ?? 'appearance'} />
    </Show>
  )
}

/** From section to section is no step on the way: back leads out of the settings. */
function SettingsPanes(props: { readonly section: SettingsSection }): JSX.Element {
  const { navigation } = useApp()
  const { main } = settingsTexts()
  return (
    <div class="settings-panes">
      <nav aria-labelledby="settings-title">
        <header>
          <IconButton shape="back" name={texts.back} onPress={() => navigation.back()} />
          <h2 id="settings-title" ref={arrived} tabIndex={-1}>
            {main.title}
          </h2>
        </header>
        <Sections current={props.section} onChosen={(section) => navigation.replace({ kind: 'settings', section })} />
      </nav>
      {/* A section that is still fetched must not take the list, and the focus in it, off the page. */}
      <Suspense>
        <Show when={props.section} keyed>
          {(section) => <SectionPage section={section} />}
        </Show>
      </Suspense>
    </div>
  )
}

function SectionPage(props: { readonly section: SettingsSection }): JSX.Element {
  return (
    <Page title={settingsTexts().sections[props.section]}>
      <SectionView section={props.section} />
    </Page>
  )
}

function SectionView(props: { readonly section: SettingsSection }): JSX.Element {
  const at = (section: SettingsSection) => props.section === section
  return (
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
  )
}
