import { type Environment, MuxConnection, webFrameSocketOpener } from '@longwire/connection'
import type { Link } from '@longwire/model'
import { fetchSession } from './api.ts'
import { socketUrl, takeEarlyFrames, takeEarlySocket } from './early-socket.ts'

/** The one socket of this page to the bouncer that served it, for a user. */
export function pageLink({ location }: Window, user: string, environment: Environment): Link {
  return new MuxConnection({
    url: socketUrl(location),
    environment,
    // A person looks at it: a bouncer that is back is not waited for as long as a network.
    backoff: { longest: 60_000 },
    openSocket: webFrameSocketOpener(
      (url, protocol) => takeEarlySocket() ?? new WebSocket(url, protocol),
      takeEarlyFrames,
    ),
    loginStillValid: () => loginStillValid(user),
  })
}

// A browser does not tell why a socket could not be opened. What cannot be asked is no reason to sign out.
async function loginStillValid(user: string): Promise<boolean> {
  const session = await fetchSession()
  return session === undefined || (session.state === 'logged-in' && session.user.name === user)
}
