import type { BufferView } from '@longwire/model'
import { type JSX, Match, Show, Switch } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { PanelFrame } from '../panel-frame.tsx'
import { titleOf } from '../title.ts'
import { NicknameForm } from './nickname-form.tsx'
import { TopicForm } from './topic-form.tsx'
import './about.css'

/** What a conversation is about, and what can be done with it as a whole. */
export function AboutPanel(props: { readonly view: BufferView }): JSX.Element {
  const { model, navigation, notices } = useApp()
  const { network: id, panels, act } = useConversation()
  const network = fromModel(
    model,
    () => `network ${id}`,
    () => model.state.networks.get(id),
  )
  const words = panelsTexts().about

  async function leave(): Promise<void> {
    const outcome = await model.actions.send(props.view.key, '/close')
    if (outcome.ok) navigation.replace({ kind: 'home' })
    else notices.tell(outcome.text)
  }
  async function command(text: string): Promise<void> {
    const outcome = await model.actions.send(props.view.key, text)
    if (!outcome.ok) notices.tell(outcome.text)
    else if (outcome.value !== undefined) act(outcome.value)
  }

  return (
    <PanelFrame title={titleOf(props.view, network()?.name ?? '')}>
      <div class="about">
        <Show when={props.view.kind === 'channel'}>
          <TopicForm view={props.view} />
        </Show>
        <ul class="choices">
          <Switch>
            <Match when={props.view.kind === 'channel'}>
              <Choice name={texts.conversation.people(props.view.members)} onPress={() => panels.toggle('people')} />
            </Match>
            <Match when={props.view.kind === 'query'}>
              <Choice name={words.whois} onPress={() => void command(`/whois ${props.view.name}`)} />
            </Match>
          </Switch>
          <Choice
            name={words.search}
            onPress={() => navigation.go({ kind: 'search', text: '', buffer: props.view.key })}
          />
          <Choice
            name={texts.network.settingsOf(network()?.name ?? '')}
            onPress={() => navigation.go({ kind: 'edit-network', network: id })}
          />
          <Choice name={texts.list.join} onPress={() => navigation.go({ kind: 'join', network: id })} />
        </ul>
        <Show when={network()}>{(view) => <NicknameForm network={view()} />}</Show>
        <Show when={props.view.kind !== 'server'}>
          <button class="button" data-grave type="button" onClick={() => void leave()}>
            {props.view.kind === 'channel' ? words.leave : words.close}
          </button>
        </Show>
      </div>
    </PanelFrame>
  )
}

function Choice(props: { readonly name: string; onPress(): void }): JSX.Element {
  return (
    <li>
      <button type="button" onClick={() => props.onPress()}>
        {props.name}
      </button>
    </li>
  )
}
