import type { Model } from '@longwire/model'
import { type JSX, Match, Show, Suspense, Switch, createEffect, createSignal } from 'solid-js'
import { lazyPart, lazyPlace } from './elements/lazy-place.ts'
import { createNotices } from './elements/notice.tsx'
import { OnItsWay } from './elements/on-its-way.tsx'
import { AppContext } from './model/context.ts'
import { createBeside } from './model/beside.ts'
import { createWaiting } from './model/waiting.ts'
import { whenListed } from './model/when-listed.ts'
import type { Navigation, Place } from './navigation.ts'
import { createWide } from './places/conversation/wide.ts'
import { Conversations } from './places/conversations/conversations.tsx'
import { createListed } from './places/conversations/listed.ts'
// At hand at once: what is typed after the shortcut must not land where one wrote before.
import { Jump } from './places/jump/jump.tsx'
import { showWaiting } from './waiting-badge.ts'
import { createShortcuts } from './shortcuts/shortcuts.ts'
import { shortcutTexts } from './texts/shortcuts/shortcut-texts.ts'
import { networksTexts } from './texts/networks/networks-texts.ts'
import { searchTexts } from './texts/search/search-texts.ts'
import { settingsTexts } from './texts/settings/settings-texts.ts'
import './app.css'

// The list comes first; what it leads to is fetched while one looks at it.
const Conversation = lazyPart(() => import('./places/conversation/conversation.tsx').then((file) => file.Conversation))
const NothingOpen = lazyPart(() => import('./nothing-open.tsx').then((file) => file.NothingOpen))
const BesideConversation = lazyPart(() =>
  import('./places/conversation/beside-conversation.tsx').then((file) => file.BesideConversation),
)
const AddNetwork = lazyPlace(networksTexts, () =>
  import('./places/networks/add-network.tsx').then((file) => file.AddNetwork),
)
const Connecting = lazyPlace(networksTexts, () =>
  import('./places/networks/connecting.tsx').then((file) => file.Connecting),
)
const EditNetwork = lazyPlace(networksTexts, () =>
  import('./places/networks/edit-network.tsx').then((file) => file.EditNetwork),
)
const JoinChannel = lazyPlace(networksTexts, () =>
  import('./places/networks/join-channel.tsx').then((file) => file.JoinChannel),
)
const OpenLink = lazyPlace(networksTexts, () => import('./places/links/open-link.tsx').then((file) => file.OpenLink))
const Share = lazyPlace(networksTexts, () => import('./places/links/share.tsx').then((file) => file.Share))
const Settings = lazyPlace(settingsTexts, () => import('./places/settings/settings.tsx').then((file) => file.Settings))
const Search = lazyPlace(searchTexts, () => import('./places/search/search.tsx').then((file) => file.Search))
const Mentions = lazyPlace(searchTexts, () => import('./places/mentions/mentions.tsx').then((file) => file.Mentions))
const RawLog = lazyPlace(searchTexts, () => import('./places/console/raw-log.tsx').then((file) => file.RawLog))

const ShortcutHelp = lazyPlace(shortcutTexts, () =>
  import('./shortcuts/shortcut-help.tsx').then((file) => file.ShortcutHelp),
)

export interface AppProps {
  readonly model: Model
  readonly navigation: Navigation
  /** Who is signed in. */
  readonly user: string
  signOut(): void
}

/** The app of somebody who is signed in: the list, and beside it or over it the place one is in. */
export function App(props: AppProps): JSX.Element {
  const { model, navigation } = props
  const notices = createNotices()
  const waiting = createWaiting(model)
  const [jumping, setJumping] = createSignal(false)
  const [helping, setHelping] = createSignal(false)
  const beside = createBeside(navigation, createWide())
  createShortcuts(model, navigation, {
    beside: (other) => beside.toggle(other),
    jump: () => setJumping(true),
    help: () => setHelping(true),
    tell: (text) => notices.tell(text),
  })
  const listed = createListed(model, navigation)
  createEffect(() => showWaiting(waiting(undefined)))
  whenListed(model, () => void Conversation.preload())

  return (
    <AppContext.Provider
      value={{ model, navigation, notices, waiting, beside, user: props.user, signOut: () => props.signOut() }}
    >
      <div class="app" data-place={navigation.place().kind} data-beside={beside.shown() === undefined ? undefined : ''}>
        <Show when={listed()}>
          <Conversations onPulled={() => setJumping(true)} />
        </Show>
        <div class="place">
          <Suspense fallback={<OnItsWay onBack={() => navigation.back()} />}>
            <PlaceView place={navigation.place()} />
          </Suspense>
        </div>
        <Show when={beside.shown()} keyed>
          {(buffer) => (
            <div class="place beside">
              <Suspense fallback={<OnItsWay onBack={() => beside.close()} />}>
                <BesideConversation buffer={buffer} />
              </Suspense>
            </div>
          )}
        </Show>
      </div>
      {notices.view()}
      <Show when={jumping()}>
        <Jump onClose={() => setJumping(false)} />
      </Show>
      <Suspense>
        <Show when={helping()}>
          <ShortcutHelp onClose={() => setHelping(false)} />
        </Show>
      </Suspense>
    </AppContext.Provider>
  )
}

function PlaceView(props: { readonly place: Place }): JSX.Element {
  const at = <Kind extends Place['kind']>(kind: Kind) =>
    props.place.kind === kind ? (props.place as Extract<Place, { readonly kind: Kind }>) : undefined
  return (
    <Switch fallback={<NothingOpen />}>
      <Match when={at('conversation')}>
        {(here) => (
          <Conversation
            buffer={here().buffer}
            panel={here().panel}
            person={here().person}
            line={here().line}
            beside={false}
          />
        )}
      </Match>
      <Match when={at('add-network')}>{(here) => <AddNetwork known={here().known} server={here().server} />}</Match>
      <Match when={at('edit-network')}>{(here) => <EditNetwork id={here().network} />}</Match>
      <Match when={at('connecting')}>{(here) => <Connecting id={here().network} />}</Match>
      <Match when={at('join')}>{(here) => <JoinChannel network={here().network} channel={here().channel} />}</Match>
      <Match when={at('settings')}>{(here) => <Settings section={here().section} />}</Match>
      <Match when={at('open-link')}>{(here) => <OpenLink link={here().link} />}</Match>
      <Match when={at('share')}>{(here) => <Share text={here().text} />}</Match>
      <Match when={at('mentions')}>
        <Mentions />
      </Match>
      <Match when={at('raw-log')}>{(here) => <RawLog network={here().network} />}</Match>
      <Match when={at('search')}>{(here) => <Search text={here().text} buffer={here().buffer} />}</Match>
    </Switch>
  )
}
