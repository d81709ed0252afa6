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
import { registerServiceWorker } from './offline/service-worker-registration.ts'
import { loadPreferences } from './preferences/preferences-store.ts'
import { fetchSession } from './session/api.ts'
import { takeEntranceToken } from './session/entrance-token.ts'
import { watchMissingParts } from './session/missing-part.ts'
import { rememberedUser } from './session/remembered.ts'
import { loadTexts } from './texts/texts.ts'

watchMissingParts(window)
// Asked for at once, though a person who signs in needs it a moment later.
const signedIn = import('./signed-in.tsx')
const token = takeEntranceToken(window)
// Read, and asked, while that is on its way.
const isKnown = token === undefined && rememberedUser(localStorage) !== undefined
// A link may lead to somebody else's page, before which what is kept is wiped.
if (token === undefined) readEarly(indexedDB)
const session = isKnown ? undefined : fetchSession()
const SignedIn = lazyPart(() => signedIn.then((file) => file.SignedIn))

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
        <Gate token={token} session={session} onEntered={() => navigation.replace({ kind: 'home' })}>
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
  void registerServiceWorker(window)
}

void main()
