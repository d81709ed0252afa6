import { isupportNumber } from '@longwire/irc'
import type { BufferView } from '@longwire/model'
import { type JSX, Show, onMount } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { leave } from '../../leaving/leave.tsx'
import { PanelFrame } from '../panel-frame.tsx'
import { titleOf } from '../title.ts'
import { ChannelLists } from './channel-lists.tsx'
import { ChannelModes } from './channel-modes.tsx'
import { ConversationSwitches } from './conversation-switches.tsx'
import { DayForm } from './day-form.tsx'
import { IgnoredSwitch } from './ignored-switch.tsx'
import { NicknameForm } from './nickname-form.tsx'
import { TopicForm } from './topic-form.tsx'
import './about.css'

/** What a conversation is about, and what can be done with it as a whole. */
export function AboutPanel(props: { readonly view: BufferView }): JSX.Element {
  const app = useApp()
  const { model } = app
  const { network: id } = useConversation()
  const network = fromModel(
    model,
    () => `network ${id}`,
    () => model.state.networks.get(id),
  )
  const channel = fromModel(
    model,
    () => `channel ${props.view.key}`,
    () => model.channel(props.view.key),
  )
  const words = panelsTexts().about
  /** Everybody, where the channel leaves it to them: that has to be asked for. */
  const mayChangeTopic = () => {
    const known = channel()
    if (known === undefined || known.mayModerate) return known !== undefined
    return known.modesKnown && known.modes.some(({ mode, set }) => mode === 't' && !set)
  }
  const longestTopic = () => {
    const known = channel()
    return known && isupportNumber(known.isupport, 'TOPICLEN')
  }
  onMount(() => {
    const known = channel()
    if (known?.modesKnown === false && !known.mayModerate) void model.actions.loadChannel(props.view.key)
  })

  return (
    <PanelFrame title={titleOf(props.view, network()?.name ?? '')}>
      <div class="about">
        <Show when={props.view.kind === 'channel'}>
          <TopicForm view={props.view} topic={channel()?.topic} mayChange={mayChangeTopic()} most={longestTopic()} />
        </Show>
        <WaysFromHere view={props.view} networkName={network()?.name ?? ''} />
        <DayForm buffer={props.view.key} />
        <ConversationSwitches view={props.view} />
        <IgnoredSwitch />
        <Show when={network()}>{(view) => <NicknameForm network={view()} />}</Show>
        <Show when={channel()}>
          {(known) => (
            <>
              <ChannelModes buffer={props.view.key} channel={known()} />
              <ChannelLists buffer={props.view.key} channel={known()} />
            </>
          )}
        </Show>
        <Show when={props.view.kind !== 'server'}>
          <button class="button" data-grave type="button" onClick={() => void leave(props.view, app)}>
            {props.view.kind === 'channel' ? words.leave : words.close}
          </button>
        </Show>
      </div>
    </PanelFrame>
  )
}

function WaysFromHere(props: { readonly view: BufferView; readonly networkName: string }): JSX.Element {
  const { navigation } = useApp()
  const { network, panels } = useConversation()
  const words = panelsTexts()
  return (
    <ul class="choices">
      <Show when={props.view.kind === 'channel'}>
        <Choice name={texts.conversation.people(props.view.members)} onPress={() => panels.toggle('people')} />
      </Show>
      <Show when={props.view.kind === 'query'}>
        <Choice name={words.about.whois} onPress={() => panels.showPerson(props.view.name)} />
      </Show>
      <Choice
        name={words.about.search}
        onPress={() => navigation.go({ kind: 'search', text: '', buffer: props.view.key })}
      />
      <Choice name={words.channel.mentions} onPress={() => navigation.go({ kind: 'mentions' })} />
      <Choice name={texts.list.join} onPress={() => navigation.go({ kind: 'join', network })} />
      <Show when={props.view.kind === 'server'}>
        <Choice name={words.about.rawLog} onPress={() => navigation.go({ kind: 'raw-log', network })} />
      </Show>
      <Choice
        name={texts.network.settingsOf(props.networkName)}
        onPress={() => navigation.go({ kind: 'edit-network', network })}
      />
    </ul>
  )
}

function Choice(props: { readonly name: string; onPress(): void }): JSX.Element {
  return (
    <li>
      <button class="list-button" type="button" onClick={() => props.onPress()}>
        {props.name}
      </button>
    </li>
  )
}
