import type { BufferView } from '@longwire/model'
import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { Navigation, Panel } from '../../navigation.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { createWide } from './wide.ts'

/** What is open beside a conversation, or over it on a phone. */
export interface Panels {
  readonly shown: Accessor<Panel | undefined>
  /** Whether somebody opened it; else it stands there by itself. */
  readonly opened: Accessor<boolean>
  /** Whom the panel is about that tells of one person. */
  readonly person: Accessor<string | undefined>
  /** What is about to be done to them, where that is why it was opened. */
  readonly intent: Accessor<PersonIntent | undefined>
  showPerson(nickname: string, intent?: PersonIntent): void
  toggle(panel: Panel): void
  close(): void
}

/** What takes more than a press, and is asked for where one is told of somebody. */
export type PersonIntent = 'remove' | 'ban' | 'invite'

/** What the address says is open. */
export interface Opened {
  readonly panel: Panel | undefined
  readonly person: string | undefined
}

/**
 * A panel that was opened has an address, so that back closes it. People stand beside a channel without having been opened where
 * there is room (`alone`: no other conversation takes it) and the person likes it.
 */
export function createPanels(
  view: Accessor<BufferView | undefined>,
  opened: Accessor<Opened>,
  navigation: Navigation,
  alone: Accessor<boolean>,
): Panels {
  const wide = createWide()
  const room = () => wide() && alone() && view()?.kind === 'channel'
  const shown = createMemo(() => opened().panel ?? (room() && preferences().peopleBeside ? 'people' : undefined))
  const [intent, setIntent] = createSignal<PersonIntent>()
  const conversation = () => ({ kind: 'conversation', buffer: view()?.key ?? '' }) as const

  function close(): void {
    if (opened().panel === undefined) changePreferences({ peopleBeside: false })
    else navigation.back(conversation())
  }
  return {
    shown,
    opened: () => opened().panel !== undefined,
    person: () => opened().person,
    intent,
    showPerson(person, wanted) {
      setIntent(wanted)
      navigation.go({ ...conversation(), panel: 'person', person })
    },
    close,
    toggle(panel) {
      if (shown() === panel) close()
      else if (panel === 'people' && room()) {
        changePreferences({ peopleBeside: true })
        if (opened().panel !== undefined) navigation.back(conversation())
      } else if (opened().panel === undefined) navigation.go({ ...conversation(), panel })
      else navigation.replace({ ...conversation(), panel })
    },
  }
}
