import type { BufferView } from '@longwire/model'
import { type JSX, Match, Show, Suspense, Switch } from 'solid-js'
import { lazyPlace } from '../../elements/lazy-place.ts'
import { OnItsWay } from '../../elements/on-its-way.tsx'
import { panelsTexts } from '../../texts/panels/panels-texts.ts'
import { useConversation } from './conversation-context.ts'

const PeoplePanel = lazyPlace(panelsTexts, () => import('./people/people-panel.tsx').then((file) => file.PeoplePanel))
const AboutPanel = lazyPlace(panelsTexts, () => import('./about/about-panel.tsx').then((file) => file.AboutPanel))
const PersonPanel = lazyPlace(panelsTexts, () => import('./person/person-panel.tsx').then((file) => file.PersonPanel))

/** What is open beside the conversation. */
export function SidePanel(props: { readonly view: BufferView }): JSX.Element {
  const { panels } = useConversation()
  return (
    <Suspense
      fallback={
        <Show when={panels.shown()}>
          <OnItsWay onBack={() => panels.close()} />
        </Show>
      }
    >
      <Switch>
        <Match when={panels.shown() === 'people'}>
          <PeoplePanel view={props.view} />
        </Match>
        <Match when={panels.shown() === 'person' && panels.person()}>
          {(nickname) => <PersonPanel view={props.view} nickname={nickname()} />}
        </Match>
        <Match when={panels.shown() === 'about'}>
          <AboutPanel view={props.view} />
        </Match>
      </Switch>
    </Suspense>
  )
}
