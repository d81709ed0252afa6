import type { BufferKey } from '@longwire/model'
import { type JSX, Show, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'
import { Virtualizer, type VirtualizerHandle } from 'virtua/solid'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { RowView } from './row-view.tsx'
import { type Row, keepRows, rowsOf } from './rows.ts'

/** How near the end counts as being there, and how near the beginning asks for more, in pixels. */
const endSlack = 48
const olderSlack = 600

/** What was said, newest at the bottom, staying there while one is there. */
export function TimelineView(props: { readonly buffer: BufferKey; readonly name: string }): JSX.Element {
  const { model } = useApp()
  const timeline = fromModel(
    model,
    () => `timeline ${props.buffer}`,
    () => model.timeline(props.buffer),
  )
  const rows = createMemo<readonly Row[]>((before) => keepRows(before, rowsOf(timeline())), [])
  const [atEnd, setAtEnd] = createSignal(true)
  const [prepending, setPrepending] = createSignal(false)
  let list: VirtualizerHandle | undefined
  let scroller: HTMLDivElement | undefined

  createEffect(
    on(rows, (now, before) => {
      const first = before?.find((row) => row.kind === 'line')?.id
      setPrepending(first !== undefined && now.find((row) => row.kind === 'line')?.id !== first)
      if (atEnd()) queueMicrotask(scrollToEnd)
    }),
  )
  createEffect(() => {
    const last = timeline().lines.at(-1)
    if (last !== undefined && atEnd() && document.visibilityState === 'visible') {
      model.actions.markRead(props.buffer, last.time)
    }
  })

  function scrollToEnd(): void {
    list?.scrollToIndex(rows().length - 1, { align: 'end' })
  }

  // The keyboard, a growing composer and a turned phone change how much fits.
  onMount(() => {
    if (scroller === undefined) return
    const sizes = new ResizeObserver(() => {
      if (atEnd()) scrollToEnd()
    })
    sizes.observe(scroller)
    onCleanup(() => sizes.disconnect())
  })

  function onScroll(offset: number): void {
    if (scroller === undefined) return
    setAtEnd(offset + scroller.clientHeight >= scroller.scrollHeight - endSlack)
    if (offset < olderSlack && timeline().older === 'unknown') void model.actions.loadOlder(props.buffer)
  }

  return (
    <div class="timeline">
      <div class="edge" aria-live="polite">
        <Show when={timeline().older === 'loading'}>{texts.conversation.loading}</Show>
        <Show when={timeline().older === 'end' && rows().length === 0}>{texts.conversation.beginning}</Show>
      </div>
      <div
        ref={(element) => {
          scroller = element
        }}
        class="lines"
        role="log"
        aria-label={texts.conversation.timeline(props.name)}
        tabIndex={0}
      >
        <div class="room" />
        <Virtualizer
          ref={(handle) => {
            list = handle
          }}
          data={rows()}
          shift={prepending()}
          onScroll={onScroll}
        >
          {(row) => <RowView row={row} buffer={props.buffer} />}
        </Virtualizer>
      </div>
      <Show when={!atEnd()}>
        <button class="icon-button to-end" type="button" aria-label={texts.conversation.latest} onClick={scrollToEnd}>
          <Icon shape="down" />
        </button>
      </Show>
    </div>
  )
}
