import type { PersonView } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { duration, fullTime } from '../../../elements/time.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'

/** What the network tells of somebody, each with what it is. */
export function PersonFacts(props: { readonly person: PersonView }): JSX.Element {
  const words = panelsTexts().person
  const where = () => {
    const { username, hostname } = props.person
    return hostname === undefined ? undefined : `${username ?? '*'}@${hostname}`
  }
  const facts = (): readonly (readonly [string, string | undefined])[] => {
    const { person } = props
    return [
      [words.realname, person.realname],
      [words.account, person.account],
      [words.where, where()],
      [words.server, person.server],
      [words.since, person.since === undefined ? undefined : fullTime(person.since)],
      [words.idle, person.idle === undefined ? undefined : duration(person.idle)],
      [words.secure, person.secure ? words.encrypted : undefined],
    ]
  }
  return (
    <>
      <Show when={props.person.operator}>
        <p class="note">{words.operator}</p>
      </Show>
      <Show when={props.person.bot}>
        <p class="note">{words.bot}</p>
      </Show>
      <dl class="facts">
        <For
          each={facts().filter((fact): fact is readonly [string, string] => fact[1] !== undefined && fact[1] !== '')}
        >
          {([what, value]) => (
            <div>
              <dt>{what}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.person.notes.length > 0}>
        <details>
          <summary>{words.more}</summary>
          <ul class="notes">
            <For each={props.person.notes}>{(note) => <li dir="auto">{note}</li>}</For>
          </ul>
        </details>
      </Show>
    </>
  )
}
