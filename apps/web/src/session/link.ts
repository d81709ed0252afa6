import { MuxConnection, systemEnvironment } from '@longwire/connection'
import { type Model, createModel } from '@longwire/model'
import { takeEarlyReading } from '../offline/database.ts'
import { IndexedDbCache } from '../offline/indexed-db-cache.ts'
import { screenSettings } from '../preferences/screen-settings.ts'
import { fetchSession } from './api.ts'

/** The model of this page for a user, over one socket to the bouncer that served it. */
export function createPageModel(window: Window, user: string): Model {
  const environment = systemEnvironment()
  const { protocol, host } = window.location
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/socket`
  return createModel({
    environment,
    cache: new IndexedDbCache(indexedDB, takeEarlyReading()),
    newId: () => crypto.randomUUID(),
    settings: screenSettings,
    connectLink: () => new MuxConnection({ url, environment, loginStillValid: () => loginStillValid(user) }),
  })
}

// A browser does not tell why a socket could not be opened. What cannot be asked is no reason to sign out.
async function loginStillValid(user: string): Promise<boolean> {
  const session = await fetchSession()
  return session === undefined || (session.state === 'logged-in' && session.user.name === user)
}
