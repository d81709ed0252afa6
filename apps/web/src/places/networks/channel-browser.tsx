import { plainText } from '@longwire/irc'
import type { ListedChannel, NetworkId } from '@longwire/model'
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { amount } from '../../texts/amount.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import './channel-browser.css'

/** Rows that are drawn at once; more are found by typing. */
const mostRows = 100

/** People that a channel may be wanted to have at least. */
const sizes = [0, 5, 20, 100, 500]

/** The channels of a network, the largest first, each with its topic; found by name or topic. */
export function ChannelBrowser(props: { readonly network: NetworkId; onChosen(channel: string): void }): JSX.Element {
  const { model, notices } = useApp()
  const words = networksTexts().join
  const [filter, setFilter] = createSignal('')
  const list = fromModel(
    model,
    () => `channel-list ${props.network}`,
    () => model.channelList(props.network),
  )
  const [least, setLeast] = createSignal(0)
  const found = createMemo(() =>
    matching(list().channels, filter().trim().toLowerCase()).filter(({ members }) => members >= least()),
  )
  return (
    <section class="channel-browser" aria-label={words.browse}>
      <h2>
        {words.browse} <Show when={list().count > 0}>{<span class="note">{amount(list().count)}</span>}</Show>
      </h2>
      <Show
        when={list().state !== 'not-asked'}
        fallback={
          <button
            class="button"
            type="button"
            onClick={() => notices.tellRefusal(model.actions.listChannels(props.network))}
          >
            {words.load}
          </button>
        }
      >
        <input
          class="filter"
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={filter()}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <label class="least">
          {words.least}
          <select onChange={(event) => setLeast(Number(event.currentTarget.value))}>
            <For each={sizes}>
              {(size) => <option value={size}>{size === 0 ? words.any : words.people(size)}</option>}
            </For>
          </select>
        </label>
        <div role="status">
          <Show when={list().state === 'loading'}>
            <p class="note">{words.loading}</p>
          </Show>
          <Show when={list().state === 'complete' && found().length === 0}>
            <p class="note">{words.none}</p>
          </Show>
        </div>
        <ul>
          <For each={found().slice(0, mostRows)}>
            {(channel) => <ChannelRow channel={channel} onChosen={() => props.onChosen(channel.name)} />}
          </For>
        </ul>
        <Show when={found().length > mostRows}>
          <p class="note">{words.others(found().length - mostRows)}</p>
        </Show>
      </Show>
    </section>
  )
}

function ChannelRow(props: { readonly channel: ListedChannel; onChosen(): void }): JSX.Element {
  const words = networksTexts().join
  return (
    <li>
      <button class="list-button" type="button" onClick={() => props.onChosen()}>
        <bdi class="one-line">{props.channel.name}</bdi>
        <span class="note">{words.people(props.channel.members)}</span>
        <Show when={props.channel.topic}>
          <span class="topic" dir="auto">
            {plainText(props.channel.topic)}
          </span>
        </Show>
      </button>
    </li>
  )
}

function matching(channels: readonly ListedChannel[], wanted: string): readonly ListedChannel[] {
  if (wanted === '') return channels
  return channels.filter(
    ({ name, topic }) => name.toLowerCase().includes(wanted) || topic.toLowerCase().includes(wanted),
  )
}
