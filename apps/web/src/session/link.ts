import { MuxConnection, systemEnvironment } from '@longwire/connection'
import { type Model, createModel } from '@longwire/model'
import { fetchSession } from './api.ts'

/** The model of this page, over one socket to the bouncer that served it. */
export function createPageModel(window: Window): Model {
  const environment = systemEnvironment()
  const { protocol, host } = window.location
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/socket`
  return createModel({
    environment,
    newId: () => crypto.randomUUID(),
    connectLink: () => new MuxConnection({ url, environment, loginStillValid }),
  })
}

// A browser does not tell why a socket could not be opened. What cannot be asked is no reason to sign out.
async function loginStillValid(): Promise<boolean> {
  const session = await fetchSession()
  return session === undefined || session.state === 'logged-in'
}
