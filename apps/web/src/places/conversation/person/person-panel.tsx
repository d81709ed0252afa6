import type { BufferView, PersonView } from '@longwire/model'
import { For, type JSX, Show, createResource } from 'solid-js'
import { Name } from '../../../elements/name.tsx'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { InviteChoices } from '../invite/invite-choices.tsx'
import { mayModerate, memberCalled } from '../menu/ranks.ts'
import { PanelFrame } from '../panel-frame.tsx'
import { Moderation } from './moderation.tsx'
import { PersonActions } from './person-actions.tsx'
import { PersonFacts } from './person-facts.tsx'
import './person.css'

/** Who somebody is: at once what is known here, then what the network tells; and what can be done. */
export function PersonPanel(props: { readonly view: BufferView; readonly nickname: string }): JSX.Element {
  const { model, navigation } = useApp()
  const { network } = useConversation()
  const words = panelsTexts().person
  const [asked] = createResource(
    () => props.nickname,
    (nickname) => model.actions.whois(network, nickname),
  )
  // Read while it is asked for, it would take the whole panel away until the network has answered.
  const answer = () => (asked.state === 'ready' ? asked() : undefined)
  const person = (): PersonView | undefined => {
    const outcome = answer()
    return outcome?.ok === true ? outcome.value : undefined
  }
  const problem = () => {
    const outcome = answer()
    return outcome?.ok === false ? outcome.text : undefined
  }
  const member = fromModel(
    model,
    () => `members ${props.view.key}`,
    () => memberCalled(model, props.view.key, props.nickname),
  )
  const self = () => model.state.networks.get(network)?.currentNickname === props.nickname
  const sharedElsewhere = () => person()?.shared.filter((key) => key !== props.view.key) ?? []

  return (
    <PanelFrame title={props.nickname}>
      <div class="person-card">
        <p class="person-name">
          <Name name={props.nickname} />
          <Show when={member()?.prefixes}>{(prefixes) => <span class="note">{prefixes()}</span>}</Show>
        </p>
        <Show when={typeof member()?.away === 'string'}>
          <p class="note">{words.away(member()?.away ?? '')}</p>
        </Show>
        <PersonActions view={props.view} nickname={props.nickname} self={self()} />
        <Show when={!self()}>
          <InviteChoices nickname={props.nickname} />
        </Show>
        <div role="status">
          <Show when={asked.loading}>
            <p class="note">{words.loading}</p>
          </Show>
        </div>
        <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <Show when={person()}>{(known) => <PersonFacts person={known()} />}</Show>
        <Show when={sharedElsewhere().length > 0}>
          <section>
            <h2>{words.shared}</h2>
            <ul class="choices">
              <For each={sharedElsewhere()}>
                {(key) => (
                  <li>
                    <button
                      class="list-button"
                      type="button"
                      onClick={() => navigation.go({ kind: 'conversation', buffer: key })}
                    >
                      <bdi>{model.state.buffers.get(key)?.name}</bdi>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
        <Show
          when={
            props.view.kind === 'channel' && member() !== undefined && !self() && mayModerate(model, props.view.key)
          }
        >
          <Moderation nickname={props.nickname} prefixes={member()?.prefixes ?? ''} person={person()} />
        </Show>
        <Show when={self()}>
          <p class="note">{texts.menu.you}</p>
        </Show>
      </div>
    </PanelFrame>
  )
}
