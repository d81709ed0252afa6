import { MuxConnection, systemEnvironment } from '@longwire/connection'
import { type LivePart, type ModelCache, createModel } from '@longwire/model'
import { screenSettings } from '../preferences/screen-settings.ts'
import { texts } from '../texts/texts.ts'
import { fetchSession } from './api.ts'

/** The live part of this page's model for a user, over one socket to the bouncer that served it. */
export function livePart(window: Window, user: string, cache: ModelCache): LivePart {
  const environment = systemEnvironment()
  const { protocol, host } = window.location
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/socket`
  const options = {
    environment,
    cache,
    newId: () => crypto.randomUUID(),
    settings: screenSettings,
    language: texts.language === 'de' ? ('de' as const) : ('en' as const),
    connectLink: () => new MuxConnection({ url, environment, loginStillValid: () => loginStillValid(user) }),
  }
  return (beginning) => createModel(options, beginning)
}

// A browser does not tell why a socket could not be opened. What cannot be asked is no reason to sign out.
async function loginStillValid(user: string): Promise<boolean> {
  const session = await fetchSession()
  return session === undefined || (session.state === 'logged-in' && session.user.name === user)
}
