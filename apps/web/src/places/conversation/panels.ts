import type { BufferView } from '@longwire/model'
import { type Accessor, createMemo } from 'solid-js'
import type { Navigation, Panel } from '../../navigation.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { createWide } from './wide.ts'

/** What is open beside a conversation, or over it on a phone. */
export interface Panels {
  readonly shown: Accessor<Panel | undefined>
  toggle(panel: Panel): void
  close(): void
}

/**
 * A panel that was opened has an address, so that back closes it. People stand beside a channel without having been opened where
 * there is room and the person likes it.
 */
export function createPanels(
  view: Accessor<BufferView | undefined>,
  opened: Accessor<Panel | undefined>,
  navigation: Navigation,
): Panels {
  const wide = createWide()
  const room = () => wide() && view()?.kind === 'channel'
  const shown = createMemo(() => opened() ?? (room() && preferences().peopleBeside ? 'people' : undefined))
  const conversation = () => ({ kind: 'conversation', buffer: view()?.key ?? '' }) as const

  function close(): void {
    if (opened() === undefined) changePreferences({ peopleBeside: false })
    else navigation.back(conversation())
  }
  return {
    shown,
    close,
    toggle(panel) {
      if (shown() === panel) close()
      else if (panel === 'people' && room()) {
        changePreferences({ peopleBeside: true })
        if (opened() !== undefined) navigation.back(conversation())
      } else if (opened() === undefined) navigation.go({ ...conversation(), panel })
      else navigation.replace({ ...conversation(), panel })
    },
  }
}
