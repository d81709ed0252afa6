import type { JSX } from 'solid-js'
import { ChoiceField } from '../../elements/choice-field.tsx'
import { type ChoiceName, choices } from '../../preferences/preferences.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { OwnStyle } from './own-style-form.tsx'

/** How it looks on this device. */
export function Appearance(): JSX.Element {
  const words = settingsTexts().main
  const { look } = settingsTexts()
  return (
    <section class="settings-group">
      <Choice name="theme" label={words.theme} words={words.themes} />
      <Choice name="contrast" label={words.contrast} words={words.contrasts} />
      <Choice name="accent" label={look.accent} words={look.accents} mark={swatch} />
      <Choice name="textSize" label={words.textSize} words={words.textSizes} />
      <Choice name="density" label={words.density} words={words.densities} />
      <Choice name="clock" label={words.clock} words={words.clocks} />
      <Choice name="language" label={words.language} words={words.languages} />
      <OwnStyle />
    </section>
  )
}

/** What an accent looks like. */
function swatch(accent: string): JSX.Element {
  return <span class="swatch" data-accent={accent} />
}

function Choice(props: {
  readonly name: ChoiceName
  readonly label: string
  readonly words: Readonly<Record<string, string>>
  readonly mark?: (value: string) => JSX.Element
}): JSX.Element {
  const options = () => choices[props.name].map((value) => [value as string, props.words[value] ?? value] as const)
  return (
    <ChoiceField
      label={props.label}
      options={options()}
      mark={props.mark}
      value={preferences()[props.name]}
      onChoose={(value) => changePreferences({ [props.name]: value })}
    />
  )
}
