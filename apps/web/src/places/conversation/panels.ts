import type { BufferView } from '@longwire/model'
import { type Accessor, createMemo } from 'solid-js'
import type { Navigation, Panel } from '../../navigation.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { createWide } from './wide.ts'

/** What is open beside a conversation, or over it on a phone. */
export interface Panels {
  readonly shown: Accessor<Panel | undefined>
  /** Whom the panel is about that tells of one person. */
  readonly person: Accessor<string | undefined>
  showPerson(nickname: string): void
  toggle(panel: Panel): void
  close(): void
}

/** What the address says is open. */
export interface Opened {
  readonly panel: Panel | undefined
  readonly person: string | undefined
}

/**
 * A panel that was opened has an address, so that back closes it. People stand beside a channel without having been opened where
 * there is room and the person likes it.
 */
export function createPanels(
  view: Accessor<BufferView | undefined>,
  opened: Accessor<Opened>,
  navigation: Navigation,
): Panels {
  const wide = createWide()
  const room = () => wide() && view()?.kind === 'channel'
  const shown = createMemo(() => opened().panel ?? (room() && preferences().peopleBeside ? 'people' : undefined))
  const conversation = () => ({ kind: 'conversation', buffer: view()?.key ?? '' }) as const

  function close(): void {
    if (opened().panel === undefined) changePreferences({ peopleBeside: false })
    else navigation.back(conversation())
  }
  return {
    shown,
    person: () => opened().person,
    showPerson: (person) => navigation.go({ ...conversation(), panel: 'person', person }),
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
