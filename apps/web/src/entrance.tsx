import { type JSX, Match, Switch, createResource, createSignal } from 'solid-js'
import { lazyPlace } from './elements/lazy-place.ts'
import { Problem } from './elements/problem.tsx'
import { Welcome } from './places/welcome/welcome.tsx'
import { acceptInvite, logIn, setUp } from './session/api.ts'
import type { EntranceToken } from './session/entrance-token.ts'
import { type Session, fetchSessionFirst } from './session/first-answer.ts'
import { deviceLinkTexts } from './texts/device-link/device-link-texts.ts'
import { texts } from './texts/texts.ts'

const passkeys = () => import('./session/passkey.ts')
const DeviceLink = lazyPlace(deviceLinkTexts, () =>
  import('./places/device-link/device-link.tsx').then((file) => file.DeviceLink),
)

export interface EntranceProps {
  readonly token: EntranceToken | undefined
  /** Who is signed in, where that was asked already; it holds for the first look. */
  readonly session: Promise<Session | undefined> | undefined
  /** Somebody is signed in; this stays until it has resolved. */
  onKnown(name: string): Promise<void>
  /** They have just done so. */
  onEntered(): void
}

/** Finds out who is signed in, and signs in. */
export function Entrance(props: EntranceProps): JSX.Element {
  let asked = props.session
  // Asked about before anything else; who does not want it goes on as if it had not been there.
  const [link, setLink] = createSignal(props.token?.kind === 'link' ? props.token.token : undefined)
  const [session, { refetch }] = createResource(async () => {
    const found = await (asked ?? fetchSessionFirst())
    asked = undefined
    if (found?.state === 'logged-in' && link() === undefined) await props.onKnown(found.user.name)
    return found ?? ('unreachable' as const)
  })
  // The latest: what is here stays until somebody is known, and is not taken away while that is asked again.
  const state = () => {
    const now = session.latest
    return now === undefined || now === 'unreachable' ? now : now.state
  }
  const signedIn = () => {
    const now = session.latest
    return typeof now === 'object' && now.state === 'logged-in' ? now.user.name : undefined
  }
  function leaveLink(): void {
    setLink(undefined)
    void refetch()
  }
  function entered(now: Session): void {
    setLink(undefined)
    props.onEntered()
    asked = Promise.resolve(now)
    void refetch()
  }
  return (
    <Switch>
      <Match when={session.state === 'ready' && state() !== 'unreachable' && link()}>
        {(token) => <DeviceLink token={token()} signedIn={signedIn()} onEntered={entered} onDeclined={leaveLink} />}
      </Match>
      <Match when={state() === 'setup' && props.token !== undefined}>
        <Welcome
          title={texts.setup.title}
          lead={texts.setup.lead}
          submit={texts.setup.submit}
          newAccount
          enter={(name, password) => setUp(props.token?.token ?? '', name, password)}
          enterWithPasskey={async (name) =>
            (await passkeys()).makeAccountWithPasskey('setup', props.token?.token ?? '', name)
          }
          onEntered={entered}
        />
      </Match>
      <Match when={state() === 'setup'}>
        <main class="welcome">
          <h1>{texts.product}</h1>
          <p class="lead">{texts.login.needsLink}</p>
        </main>
      </Match>
      <Match when={state() === 'logged-out' && props.token?.kind === 'invite' && props.token.token}>
        {(token) => (
          <Welcome
            title={texts.setup.title}
            lead={texts.setup.invited}
            submit={texts.setup.submit}
            newAccount
            enter={(name, password) => acceptInvite(token(), name, password)}
            enterWithPasskey={async (name) => (await passkeys()).makeAccountWithPasskey('join', token(), name)}
            onEntered={entered}
          />
        )}
      </Match>
      <Match when={state() === 'logged-out'}>
        <Welcome
          title={texts.login.title}
          submit={texts.login.submit}
          newAccount={false}
          enter={logIn}
          enterWithPasskey={async () => (await passkeys()).signInWithPasskey()}
          onEntered={entered}
        />
      </Match>
      <Match when={state() === 'unreachable'}>
        <main class="welcome">
          <h1>{texts.product}</h1>
          <Problem title={texts.failure} text={texts.link.unreachable}>
            <button class="button" type="button" onClick={() => void refetch()}>
              {texts.link.retry}
            </button>
          </Problem>
        </main>
      </Match>
    </Switch>
  )
}
