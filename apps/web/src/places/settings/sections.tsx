import { For, type JSX, Show, createResource, createSignal } from 'solid-js'
import { Question } from '../../elements/question.tsx'
import { useApp } from '../../model/context.ts'
import { type SettingsSection, settingsSections } from '../../navigation.ts'
import { fetchSession } from '../../session/api.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

export interface SectionsProps {
  /** The one that is shown beside the list. */
  readonly current?: SettingsSection
  onChosen(section: SettingsSection): void
}

/** The sections of the settings, by name; below them, the way out. */
export function Sections(props: SectionsProps): JSX.Element {
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
    <>
      <ul class="settings-sections">
        <For each={settingsSections.filter((section) => section !== 'administration' || admin())}>
          {(section) => (
            <li>
              <button
                class="list-button"
                type="button"
                aria-current={props.current === section ? 'page' : undefined}
                onClick={() => props.onChosen(section)}
              >
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
    </>
  )
}
