import type { Model } from '@longwire/model'
import { type JSX, Match, Switch } from 'solid-js'
import { AppContext } from './model/context.ts'
import type { Navigation } from './navigation.ts'
import { Conversation } from './places/conversation/conversation.tsx'
import { Conversations } from './places/conversations/conversations.tsx'
import { AddNetwork } from './places/networks/add-network.tsx'
import { EditNetwork } from './places/networks/edit-network.tsx'
import { JoinChannel } from './places/networks/join-channel.tsx'
import './app.css'

/** The app of somebody who is signed in: the list, and beside it or over it the place one is in. */
export function App(props: { readonly model: Model; readonly navigation: Navigation; signOut(): void }): JSX.Element {
  const place = () => props.navigation.place()
  const conversation = () => {
    const here = place()
    return here.kind === 'conversation' ? here : undefined
  }
  const editing = () => {
    const here = place()
    return here.kind === 'edit-network' ? here : undefined
  }
  const joining = () => {
    const here = place()
    return here.kind === 'join' ? here : undefined
  }
  return (
    <AppContext.Provider value={{ model: props.model, navigation: props.navigation, signOut: () => props.signOut() }}>
      <div class="app" data-place={place().kind}>
        <Conversations />
        <div class="place">
          <Switch>
            <Match when={conversation()}>{(here) => <Conversation buffer={here().buffer} />}</Match>
            <Match when={place().kind === 'add-network'}>
              <AddNetwork />
            </Match>
            <Match when={editing()}>{(here) => <EditNetwork id={here().network} />}</Match>
            <Match when={joining()}>{(here) => <JoinChannel network={here().network} />}</Match>
          </Switch>
        </div>
      </div>
    </AppContext.Provider>
  )
}
