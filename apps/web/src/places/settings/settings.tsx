import { type JSX, createSignal, Show, For } from 'solid-js'
import { Question } from '../../elements/question.tsx'
import { useApp } from '../../model/context.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { texts } from '../../texts/texts.ts'
import { Page } from '../page/page.tsx'
import { ChoiceField } from './choice-field.tsx'
import { SwitchField } from './switch-field.tsx'
import { shortcuts } from './shortcut-list.ts'
import './settings.css'

/** What a person can set up for this device, and the way out. */
export function Settings(): JSX.Element {
  const app = useApp()
  const [leaving, setLeaving] = createSignal(false)
  const words = texts.settings
  return (
    <Page title={words.title}>
      <section class="settings-group">
        <h2>{words.appearance}</h2>
        <ChoiceField name="theme" label={words.theme} words={words.themes} />
        <ChoiceField name="contrast" label={words.contrast} words={words.contrasts} />
        <ChoiceField name="textSize" label={words.textSize} words={words.textSizes} />
        <ChoiceField name="density" label={words.density} words={words.densities} />
        <ChoiceField name="clock" label={words.clock} words={words.clocks} />
        <ChoiceField
          name="language"
          label={words.language}
          words={words.languages}
          // Texts are chosen before anything is drawn.
          onChange={() => window.location.reload()}
        />
      </section>
      <section class="settings-group">
        <h2>{words.conversation}</h2>
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
      </section>
      <section class="settings-group">
        <h2>{words.shortcuts}</h2>
        <dl class="shortcuts">
          <For each={shortcuts()}>
            {([keys, what]) => (
              <div>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            )}
          </For>
        </dl>
      </section>
      <section class="settings-group">
        <h2>{words.account}</h2>
        <p>{words.signedInAs(app.user)}</p>
        <button class="button" data-grave type="button" onClick={() => setLeaving(true)}>
          {words.signOut}
        </button>
      </section>
      <Show when={leaving()}>
        <Question
          title={words.signOut}
          text={words.signOutHint}
          yes={words.signOut}
          onYes={() => app.signOut()}
          onClose={() => setLeaving(false)}
        />
      </Show>
    </Page>
  )
}
