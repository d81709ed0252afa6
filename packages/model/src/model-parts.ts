import type { Environment } from '@longwire/connection'
import type { NetworkKeeper } from './network/network-keeper.ts'
import type { Networks } from './network/networks.ts'
import type { PersonPreferences } from './preferences/person-preferences.ts'
import type { ScreenSettings } from './screen-settings.ts'
import type { StateStore } from './state-store.ts'
import type { Timer } from './timers.ts'

/** What actions and commands are carried out with. */
export interface ModelParts {
  readonly store: StateStore
  readonly keeper: NetworkKeeper
  readonly preferences: PersonPreferences
  readonly networks: Networks
  readonly environment: Environment
  readonly settings: ScreenSettings
  readonly timers: Map<number, Timer>
  readonly version: string
  readonly newId: () => string
}
