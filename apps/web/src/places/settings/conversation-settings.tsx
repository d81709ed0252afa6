import type { JSX } from 'solid-js'
import { SwitchField } from '../../elements/switch-field.tsx'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** How much of a conversation is shown, and what is told of who reads it. */
export function ConversationSettings(): JSX.Element {
  const words = settingsTexts().main
  const { privacy } = settingsTexts()
  return (
    <section class="settings-group">
      <SwitchField
        label={words.condensing}
        on={preferences().condensing}
        onChange={(condensing) => changePreferences({ condensing })}
      />
      <SwitchField
        label={words.peopleBeside}
        on={preferences().peopleBeside}
        onChange={(peopleBeside) => changePreferences({ peopleBeside })}
      />
      <SwitchField
        label={privacy.typing}
        on={preferences().tellTyping}
        onChange={(tellTyping) => changePreferences({ tellTyping })}
      />
      <p class="note">{privacy.read}</p>
    </section>
  )
}
