import type { BufferKey, ChannelList, ChannelListKind, ChannelView } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { IconButton } from '../../../elements/icon-button.tsx'
import { fullTime } from '../../../elements/time.ts'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import '../../../elements/field-row.css'

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
            {(list) => <MaskList buffer={props.buffer} list={list()} mayChange={props.channel.mayModerate} />}
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
}): JSX.Element {
  const { model, notices } = useApp()
  const words = panelsTexts().channel
  const [opened, setOpened] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const change = (adding: boolean, mask: string) =>
    notices.tellRefusal(model.actions.changeModes(props.buffer, [{ adding, mode: props.list.mode, parameter: mask }]))

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
    change(false, mask)
  }
  function add(form: HTMLFormElement): void {
    change(true, fieldText(new FormData(form), 'mask').trim())
    form.reset()
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
        <form
          class="field-row"
          onSubmit={(event) => {
            event.preventDefault()
            add(event.currentTarget)
          }}
        >
          <Field label={words.mask} name="mask" required />
          <button class="button" type="submit">
            {words.add}
          </button>
        </form>
      </Show>
    </details>
  )
}
