import type { NotifyLevel } from '@longwire/model'
import type { JSX } from 'solid-js'
import { ChoiceField } from '../../elements/choice-field.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { CallingWords } from './calling-words.tsx'
import { Pause } from './pause.tsx'
import { PushSwitch } from './push-switch.tsx'
import { QuietHoursForm } from './quiet-hours-form.tsx'

const levels: readonly NotifyLevel[] = ['all', 'mentions', 'none']

/** What makes itself heard, where and when; the same on all devices, but for the first switch. */
export function Notifications(): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().push
  const preferences = fromModel(
    model,
    () => 'preferences',
    () => model.state.preferences,
  )
  return (
    <>
      <PushSwitch />
      <ChoiceField
        label={words.level}
        options={levels.map((level) => [level, words.levels[level]] as const)}
        value={preferences().pushLevel}
        hint={words.levelHint}
        onChoose={(level) => notices.tellRefusal(model.actions.setPushLevel(level))}
      />
      <Pause until={preferences().quietUntil} />
      <QuietHoursForm spans={preferences().quietHours} />
      <CallingWords rules={preferences().highlights} />
    </>
  )
}
