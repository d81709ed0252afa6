import type { NetworkInit, NetworkProblem, NetworkView } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { Problem } from '../../elements/problem.tsx'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { texts } from '../../texts/texts.ts'
import { fieldToMend, mendNext } from './mending.ts'
import { remediesFor } from './remedies.ts'
import { troubleWords } from './trouble-words.ts'
import './trouble-card.css'

export interface TroubleCardProps extends Record<string, unknown> {
  readonly network: NetworkView
  readonly problem: NetworkProblem
  /** It stands where one looks at this network, and not in the list. */
  readonly here?: boolean
}

/** Codes of docs/errors.md with which a server's own words are the most that is known. */
const saysWhy: ReadonlySet<string> = new Set([
  'banned',
  'closed-by-server',
  'throttled',
  'nickname-refused',
  'password-refused',
])

/** Cause and fix: what is wrong, what may mend it at a press, and (folded into one line) how often it was tried. */
export function TroubleCard(props: TroubleCardProps): JSX.Element {
  const { model, navigation, notices } = useApp()
  const { form, trouble } = networksTexts()
  const words = () => troubleWords(props.network, props.problem)
  const change = (what: Partial<NetworkInit>) =>
    notices.tellRefusal(model.actions.changeNetwork(props.network.id, what))
  const editing = () => navigation.place().kind === 'edit-network'
  const remedies = () => remediesFor(props.network)
  return (
    <Problem title={words()?.title ?? texts.network.disconnected} text={words()?.text ?? props.problem.text}>
      <Show when={words() !== undefined && props.problem.text.trim() !== '' && props.problem.certificate === undefined}>
        <details open={saysWhy.has(props.problem.code)}>
          <summary>{trouble.details}</summary>
          <p dir="auto">{props.problem.text}</p>
        </details>
      </Show>
      <Show when={props.problem.certificate}>
        {(fingerprint) => (
          <>
            <p>
              {form.certificate}: <code>{fingerprint()}</code>
            </p>
            <p>{form.trustHint}</p>
          </>
        )}
      </Show>
      <Tries {...props} />
      <div class="actions">
        <For each={remedies()}>
          {(remedy, index) => (
            <button
              class="button"
              data-primary={index() === 0 ? '' : undefined}
              type="button"
              onClick={() => change(remedy.change)}
            >
              {remedy.name}
            </button>
          )}
        </For>
        <button class="button" type="button" onClick={() => change({})}>
          {form.retry}
        </button>
        <Show when={!editing()}>
          <button
            class="button"
            data-primary={remedies().length === 0 && fieldToMend(props.network) !== undefined ? '' : undefined}
            type="button"
            onClick={() => {
              mendNext(props.network.id)
              navigation.go({ kind: 'edit-network', network: props.network.id })
            }}
          >
            {form.edit}
          </button>
        </Show>
      </div>
    </Problem>
  )
}

/** The card in the list; where one looks at this network, it stands there alone. */
export function ListedTrouble(props: TroubleCardProps): JSX.Element {
  const { navigation } = useApp()
  const toldThere = () => {
    const place = navigation.place()
    return (place.kind === 'connecting' || place.kind === 'edit-network') && place.network === props.network.id
  }
  return (
    <Show when={props.here === true || !toldThere()}>
      <TroubleCard network={props.network} problem={props.problem} />
    </Show>
  )
}

/** Whether a time in minutes would say that it is now. */
function isSoon(time: number): boolean {
  return time - new Date().getTime() < 60_000
}

function Tries(props: TroubleCardProps): JSX.Element {
  const { trouble } = networksTexts()
  return (
    <Show when={props.network.failures}>
      {(failures) => (
        <p class="tries">
          {trouble.tries(failures())}{' '}
          <Show when={props.network.retryAt} fallback={trouble.trying}>
            {(at) => (isSoon(at()) ? trouble.soon : trouble.again(shortTime(at())))}
          </Show>
        </p>
      )}
    </Show>
  )
}
