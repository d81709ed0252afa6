import { quieting } from '@longwire/irc'
import type { BufferKey, ChannelList, ChannelListKind, ChannelView } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { IconButton } from '../../../elements/icon-button.tsx'
import { fullTime } from '../../../elements/time.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { MaskForm } from './mask-form.tsx'

/** Entries that are drawn at once; lists of networks end at about a hundred. */
const mostEntries = 300

/** What one looks for most comes first. */
const order: readonly ChannelListKind[] = ['ban', 'quiet', 'exception', 'invite-exception']

/** Who is kept out, who may come in all the same, who needs no invitation; each asked for when it is looked at. */
export function ChannelLists(props: { readonly buffer: BufferKey; readonly channel: ChannelView }): JSX.Element {
  const kinds = () =>
    order.flatMap((wanted) => props.channel.lists.filter(({ kind }) => kind === wanted)).map(({ mode }) => mode)
  return (
    <div class="channel-lists">
      <For each={kinds()}>
        {(mode) => (
          <Show when={props.channel.lists.find((list) => list.mode === mode)}>
            {(list) => (
              <MaskList
                buffer={props.buffer}
                list={list()}
                mayChange={props.channel.mayModerate}
                isupport={props.channel.isupport}
              />
            )}
          </Show>
        )}
      </For>
    </div>
  )
}

function MaskList(props: {
  readonly buffer: BufferKey
  readonly list: ChannelList
  readonly mayChange: boolean
  readonly isupport: ChannelView['isupport']
}): JSX.Element {
  const { model, notices } = useApp()
  const words = panelsTexts().channel
  const [opened, setOpened] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const wish = (adding: boolean, parameter: string) => ({ adding, mode: props.list.mode, parameter })

  /** An entry among the bans that keeps nobody out. */
  function onlyQuiets(entry: string): boolean {
    const quiet = quieting(props.isupport)
    return props.list.kind === 'ban' && quiet?.mode === 'b' && quiet.maskOf(entry) !== undefined
  }

  function look(open: boolean): void {
    if (!open || opened()) return
    setOpened(true)
    void model.actions.loadChannelList(props.buffer, props.list.mode).then((outcome) => {
      setProblem(outcome.ok ? undefined : outcome.text)
      // Whoever is given the rank for it meanwhile looks once more.
      setOpened(outcome.ok)
    })
  }
  /** The row goes away with what was pressed: one goes on with the next one, or with the list. */
  function remove(mask: string): void {
    const row = document.activeElement?.closest('li')
    const next = row?.nextElementSibling ?? row?.previousElementSibling
    const place = next?.querySelector('button') ?? row?.closest('details')?.querySelector('summary')
    place?.focus()
    notices.tellRefusal(model.actions.changeModes(props.buffer, [wish(false, mask)]))
  }
  return (
    <details onToggle={(event) => look(event.currentTarget.open)}>
      <summary>
        {words.lists[props.list.kind]}{' '}
        <Show when={props.list.entries?.length}>{(count) => <span class="note">{words.entries(count())}</span>}</Show>
      </summary>
      <ul class="masks-kept">
        <For
          each={props.list.entries?.slice(0, mostEntries) ?? []}
          fallback={
            <li class="note">{props.list.entries === undefined ? (problem() ?? words.modesLoading) : words.none}</li>
          }
        >
          {(entry) => (
            <li>
              <span>
                <code dir="ltr">{entry.mask}</code>
                <Show when={onlyQuiets(entry.mask)}>
                  <small>{words.onlyQuiet}</small>
                </Show>
                <Show when={entry.setBy}>
                  {(by) => <small>{words.by(by(), entry.setAt === undefined ? '' : fullTime(entry.setAt))}</small>}
                </Show>
              </span>
              <Show when={props.mayChange}>
                <IconButton shape="remove" name={words.removeEntry(entry.mask)} onPress={() => remove(entry.mask)} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.mayChange}>
        <MaskForm
          entries={props.list.entries}
          isupport={props.isupport}
          onAdd={(mask) => model.actions.changeModes(props.buffer, [wish(true, mask)])}
        />
      </Show>
    </details>
  )
}
