import { type JSX, createEffect, onCleanup } from 'solid-js'
import { App } from './app.tsx'
import { fromModel } from './model/from-model.ts'
import type { Navigation } from './navigation.ts'
import { logOut } from './session/api.ts'
import { mendByItself } from './session/missing-part.ts'
import { beginPageModel, takePageModel } from './session/page-model.ts'
import { whenListed } from './model/when-listed.ts'

export interface SignedInProps {
  readonly navigation: Navigation
  readonly user: string
  onSignedOut(): void
}

/** To be called before the app is drawn for a user; resolves when it is worth to. */
export function beginSignedIn(user: string): Promise<void> {
  return beginPageModel(window, user)
}

/** The app with its model, for as long as the person is signed in. */
export function SignedIn(props: SignedInProps): JSX.Element {
  const model = takePageModel(window, props.user)
  onCleanup(() => model.close())
  followPage(
    () => model.actions.reconnect(),
    () => void model.flush(),
    () => model.actions.doubtLink(),
  )

  const onEnd: (() => void)[] = []
  onCleanup(() => onEnd.forEach((end) => end()))
  // A notification may have led here; what it wants is done when the page is there.
  whenListed(model, () => {
    import('./session/afterwards.ts').then(
      ({ beginAfterwards }) => onEnd.push(beginAfterwards(model, props.navigation)),
      () => {},
    )
  })

  const link = fromModel(
    model,
    () => 'link',
    () => model.state.link,
  )
  createEffect(() => {
    if (link().kind === 'logged-out') void leave()
    else if (link().kind === 'online') mendByItself(window)
  })

  async function leave(): Promise<void> {
    await model.forget()
    props.onSignedOut()
  }
  async function signOut(): Promise<void> {
    await logOut()
    await leave()
  }
  return <App model={model} navigation={props.navigation} user={props.user} signOut={() => void signOut()} />
}

/**
 * A page that is looked at again, or a device that is online again, does not wait for the next attempt; one that is looked away
 * from may be gone in a moment. A device without a network says so long before a socket is missed.
 */
function followPage(returned: () => void, left: () => void, unplugged: () => void): void {
  const onVisible = () => (document.visibilityState === 'visible' ? returned() : left())
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('pagehide', left)
  window.addEventListener('online', returned)
  window.addEventListener('offline', unplugged)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('pagehide', left)
    window.removeEventListener('online', returned)
    window.removeEventListener('offline', unplugged)
  })
}
