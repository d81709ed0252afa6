import type { Model } from '@longwire/model'
import { createContext, useContext } from 'solid-js'
import type { Notices } from '../elements/notice.tsx'
import type { Navigation } from '../navigation.ts'
import type { Beside } from './beside.ts'
import type { WaitingElsewhere } from './waiting.ts'

/** What every place stands on. */
export interface AppContext {
  readonly model: Model
  readonly navigation: Navigation
  readonly notices: Notices
  readonly waiting: WaitingElsewhere
  readonly beside: Beside
  /** Who is signed in here. */
  readonly user: string
  signOut(): void
}

export const AppContext = createContext<AppContext>()

/** The app's context; a component outside of it is a bug. */
export function useApp(): AppContext {
  const context = useContext(AppContext)
  if (context === undefined) throw new Error('useApp outside of the app')
  return context
}
