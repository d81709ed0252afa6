import type { Timeline } from '@longwire/model'
import { type JSX, Match, Switch } from 'solid-js'
import { texts } from '../../../texts/texts.ts'

/** The upper end of the wire: where the screen was cleared, the beginning of everything known, or more on its way. */
export function TimelineStart(props: {
  readonly ref: (element: HTMLDivElement) => void
  readonly timeline: Timeline
  readonly empty: boolean
  /** The person cleared the screen. */
  readonly cleared: boolean
  onUnclear(): void
}): JSX.Element {
  return (
    <div ref={props.ref} class="start" data-state={props.timeline.older}>
      <Switch>
        <Match when={props.cleared}>
          <p>
            {texts.conversation.cleared}{' '}
            <button class="button" type="button" onClick={() => props.onUnclear()}>
              {texts.conversation.unclear}
            </button>
          </p>
        </Match>
        <Match when={props.timeline.older === 'loading'}>
          <p role="status">{texts.conversation.loading}</p>
        </Match>
        <Match when={props.timeline.older === 'end'}>
          <p>{props.empty ? texts.conversation.empty : texts.conversation.beginning}</p>
        </Match>
      </Switch>
    </div>
  )
}
