// The order of layers first: the components below bring their own styles along.
import './styles/layers.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/elements.css'
import { render } from 'solid-js/web'
import { Gate } from './gate.tsx'
import { createNavigation } from './navigation.ts'
import { takeSetupToken } from './session/setup-token.ts'
import { SignedIn } from './signed-in.tsx'

const root = document.getElementById('app')
if (root === null) throw new Error('The page has no #app')

const navigation = createNavigation(window)
const setupToken = takeSetupToken(window)

render(
  () => (
    <Gate setupToken={setupToken} onEntered={() => navigation.replace({ kind: 'home' })}>
      {(leave) => <SignedIn navigation={navigation} onSignedOut={leave} />}
    </Gate>
  ),
  root,
)
