// The order of layers first, and what all places share: places bring their own styles along, some of them later.
import './styles/layers.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/elements.css'
import './elements/dialog.css'
import './elements/menu.css'
import { Suspense } from 'solid-js'
import { render } from 'solid-js/web'
import { lazyPart } from './elements/lazy-place.ts'
import { MissingPart } from './elements/missing-part.tsx'
import { Gate } from './gate.tsx'
import { keepAboveKeyboard } from './keyboard-room.ts'
import { createNavigation } from './navigation.ts'
import { readEarly } from './offline/database.ts'
import { loadPreferences } from './preferences/preferences-store.ts'
import { fetchSession } from './session/api.ts'
import { seemsEmpty } from './session/ask-first.ts'
import { openSocketEarly } from './session/early-socket.ts'
import { takeEntranceToken } from './session/entrance-token.ts'
import { type Session, fetchSessionFirst } from './session/first-answer.ts'
import { watchMissingParts } from './session/missing-part.ts'
import { rememberedUser } from './session/remembered.ts'
import { loadTexts } from './texts/texts.ts'

watchMissingParts(window)
const token = takeEntranceToken(window)
const known = token === undefined ? rememberedUser(localStorage) : undefined
// A page that the service worker keeps draws what was kept first; any other waits for the bouncer.
const isAppKept = navigator.serviceWorker?.controller != null
// A link may lead to somebody else's page, before which what is kept is wiped.
const session = token === undefined ? askFirst() : fetchSession()
// Beside the question who it is.
if (known === undefined) import('./entrance.tsx').catch(() => {})
// Asked for at once, though a person who signs in needs it a moment later.
const signedIn = import('./signed-in.tsx')
const begin = (user: string): Promise<void> => signedIn.then((file) => file.beginSignedIn(user)).catch(() => {})
const begun = known === undefined ? undefined : begin(known)
const SignedIn = lazyPart(async () => {
  await begun
  return (await signedIn).SignedIn
})

/**
 * Asks, or begins to read, while what comes next is on its way: who is signed in, where that is not known, with what to read first; or what
 * was kept. Where there seems to be nothing, a database is not made before there is something to be kept.
 */
function askFirst(): Promise<Session | undefined> | undefined {
  const isEmpty = seemsEmpty(localStorage)
  if (!isEmpty) readEarly(window)
  if (known === undefined || isEmpty) return fetchSessionFirst()
  // What it kept is all but shown; what came since is asked for over this.
  if (!isAppKept) openSocketEarly(window)
  return undefined
}

async function main(): Promise<void> {
  const root = document.getElementById('app')
  if (root === null) throw new Error('The page has no #app')
  const preferences = loadPreferences(window)
  keepAboveKeyboard(window)
  await loadTexts(window, preferences.language)
  const navigation = createNavigation(window)
  if (navigation.place().kind === 'conversation') import('./places/conversation/conversation.tsx').catch(() => {})

  render(
    () => (
      <>
        <Gate
          token={token}
          session={known === undefined ? session : undefined}
          onEntered={() => navigation.replace({ kind: 'home' })}
          begin={begin}
        >
          {(user, leave) => (
            <Suspense>
              <SignedIn navigation={navigation} user={user} onSignedOut={leave} />
            </Suspense>
          )}
        </Gate>
        <MissingPart />
      </>
    ),
    root,
  )
}

void main()
