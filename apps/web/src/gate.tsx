import { type JSX, Show, Suspense, createSignal } from 'solid-js'
import { lazyPart } from './elements/lazy-place.ts'

import type { EntranceToken } from './session/entrance-token.ts'
import type { Session } from './session/first-answer.ts'
import { rememberUser, rememberedUser } from './session/remembered.ts'

// Who is signed in already does not wait for the door.
const Entrance = lazyPart(() => import('./entrance.tsx').then((file) => file.Entrance))

export interface GateProps {
  /** What the link held, where the page was opened by one. */
  readonly token: EntranceToken | undefined
  /** Who is signed in, where that was asked already. */
  readonly session: Promise<Session | undefined> | undefined
  onEntered(): void
  /** Called before what is behind the gate is drawn for this user, which waits for it. */
  begin(user: string): Promise<void>
  /** What is behind the gate for this user; `leave` asks again who is signed in. */
  children(user: string, leave: () => void): JSX.Element
}

/** Lets in at once who was signed in here and has not signed out; everybody else meets the page that leads there. */
export function Gate(props: GateProps): JSX.Element {
  const [user, setUser] = createSignal(props.token === undefined ? rememberedUser(localStorage) : undefined)
  async function enter(name: string): Promise<void> {
    rememberUser(localStorage, name)
    await props.begin(name)
    setUser(name)
  }
  function leave(): void {
    rememberUser(localStorage, undefined)
    setUser(undefined)
  }
  return (
    <Show
      when={user()}
      keyed
      fallback={
        <Suspense>
          <Entrance token={props.token} session={props.session} onKnown={enter} onEntered={() => props.onEntered()} />
        </Suspense>
      }
    >
      {(name) => props.children(name, leave)}
    </Show>
  )
}
