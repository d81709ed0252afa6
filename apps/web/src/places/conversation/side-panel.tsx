import type { BufferView } from '@longwire/model'
import { type JSX, Match, Suspense, Switch, lazy } from 'solid-js'
import { useConversation } from './conversation-context.ts'

const PeoplePanel = lazy(() => import('./people/people-panel.tsx').then((file) => ({ default: file.PeoplePanel })))
const AboutPanel = lazy(() => import('./about/about-panel.tsx').then((file) => ({ default: file.AboutPanel })))

/** What is open beside the conversation. */
export function SidePanel(props: { readonly view: BufferView }): JSX.Element {
  const { panels } = useConversation()
  return (
    <Suspense>
      <Switch>
        <Match when={panels.shown() === 'people'}>
          <PeoplePanel view={props.view} />
        </Match>
        <Match when={panels.shown() === 'about'}>
          <AboutPanel view={props.view} />
        </Match>
      </Switch>
    </Suspense>
  )
}
