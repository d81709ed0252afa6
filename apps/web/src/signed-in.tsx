import { type JSX, createEffect, onCleanup } from 'solid-js'
import { App } from './app.tsx'
import { fromModel } from './model/from-model.ts'
import type { Navigation } from './navigation.ts'
import { logOut } from './session/api.ts'
import { createPageModel } from './session/link.ts'

/** The app with its model, for as long as the person is signed in. */
export function SignedIn(props: { readonly navigation: Navigation; onSignedOut(): void }): JSX.Element {
  const model = createPageModel(window)
  onCleanup(() => model.close())
  tryAgainOnReturn(() => model.actions.reconnect())

  const link = fromModel(
    model,
    () => 'link',
    () => model.state.link,
  )
  createEffect(() => {
    if (link().kind === 'logged-out') props.onSignedOut()
  })

  async function signOut(): Promise<void> {
    await logOut()
    props.onSignedOut()
  }
  return <App model={model} navigation={props.navigation} signOut={() => void signOut()} />
}

/** A page that is looked at again, or a device that is online again, does not wait for the next attempt. */
function tryAgainOnReturn(reconnect: () => void): void {
  const onVisible = () => {
    if (document.visibilityState === 'visible') reconnect()
  }
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('online', reconnect)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('online', reconnect)
  })
}
