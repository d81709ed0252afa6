import { type Line, type Row, type Timeline, rowsOf } from '@longwire/model'
import { type JSX, Show, Suspense, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'
import { Virtualizer, type VirtualizerHandle } from 'virtua/solid'
import { lazyPlace } from '../../../elements/lazy-place.ts'
import type { MenuPoint } from '../../../elements/menu.tsx'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { takingBackTexts } from '../../../texts/taking-back/taking-back-texts.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { MenuOpener } from '../menu/menu-opener.ts'
import { keepRows } from '../rows/keep-rows.ts'
import { RowView } from '../rows/row-view.tsx'
import { Announcer } from './announcer.tsx'
import { createLookedAt } from './coming-back.ts'
import { copyLines } from './copied-lines.ts'
import { createFilling, olderSlack } from './filling.ts'
import { PlaceKeeper } from './place-keeper.ts'
import { createRowFocus, endIsInView, rowIdOf } from './row-focus.ts'
import { createReading } from './reading.ts'
import { rowOptions } from './row-options.ts'
import { createLineShowing } from './line-showing.ts'
import { isSelecting } from './selecting.ts'
import { TimelineStart } from './timeline-start.tsx'
import { ToLatest } from './to-latest.tsx'
import './timeline.css'
import './print.css'

const MessageMenu = lazyPlace(takingBackTexts, () =>
  import('../menu/message-menu.tsx').then((file) => file.MessageMenu),
)

/** Pixels that a wheel which counts in lines scrolls for each. */
const wheelLine = 16

export interface TimelineViewProps {
  readonly name: string
  /** The line to show, wherever it is. */
  readonly line: string | undefined
  onShown(): void
}

/** What was said, newest at the bottom, staying there while one is there. */
export function TimelineView(props: TimelineViewProps): JSX.Element {
  const { model } = useApp()
  const { buffer, network } = useConversation()
  const timeline = fromModel(
    model,
    () => `timeline ${buffer}`,
    () => model.timeline(buffer),
  )
  const cleared = fromModel(
    model,
    () => `buffer ${buffer}`,
    () => (model.state.buffers.get(buffer)?.clearedUpTo ?? 0) > 0,
  )
  const options = rowOptions(buffer)
  const rows = createMemo<readonly Row[]>((before) => keepRows(before, rowsOf(timeline(), options())), [])
  const unreadAt = createMemo(() => rows().findIndex((row) => row.kind === 'unread'))
  const [atEnd, setAtEnd] = createSignal(true)
  const [list, setList] = createSignal<VirtualizerHandle>()
  const [startHeight, setStartHeight] = createSignal(0)
  const [menu, setMenu] = createSignal<{ readonly line: Line; readonly at: MenuPoint }>()
  let scroller!: HTMLDivElement
  let start!: HTMLDivElement
  const keeper = new PlaceKeeper(() => scroller, list)
  const shift = createMemo(() => keeper.shifts(rows()))
  const focus = createRowFocus({ rows, element: () => scroller, show: (index) => keeper.toRow(index, 'nearest') })
  // While the list makes up for rows that were measured or taken from its beginning it draws no new ones until the next frame.
  const kept = createMemo(() => (atEnd() && rows().length > 0 ? [...focus.kept(), rows().length - 1] : focus.kept()))
  const opener = new MenuOpener((target, at) => openMenu(rowIdOf(target), at))
  createLineShowing({ line: () => props.line, rows, keeper, element: () => scroller, onShown: () => props.onShown() })

  const ready = fromModel(
    model,
    () => `network ${network}`,
    () => model.state.networks.get(network)?.current === true,
  )
  createFilling({
    timeline,
    ready,
    atEnd,
    element: () => scroller,
    loadOlder: () => void model.actions.loadOlder(buffer),
  })

  createEffect(on(rows, (now) => queueMicrotask(() => placed(now))))
  // Whoever says something wants to see it, wherever they were reading.
  const said = createMemo(() => lastSaid(timeline()))
  createEffect(on(said, (id) => id !== undefined && queueMicrotask(() => void follow()), { defer: true }))
  onMount(() => {
    const sizes = new ResizeObserver(() => {
      setStartHeight(start.offsetHeight)
      keeper.resized()
    })
    sizes.observe(scroller)
    sizes.observe(start)
    onCleanup(() => sizes.disconnect())
  })
  const lookedAt = createLookedAt(() => {
    leaving()
    keeper.left()
    // The unread line stands where one has read up to now.
    void model.actions.open(buffer)
  })
  const leaving = createReading({
    timeline,
    atEnd,
    lookedAt,
    isAtEnd: () => keeper.atEnd,
    seesEnd: () => endIsInView(scroller, rows().at(-1)?.id ?? ''),
    markRead: (time) => model.actions.markRead(buffer, time),
  })

  function placed(now: readonly Row[]): void {
    keeper.placed(now)
    focus.restore()
    setAtEnd(keeper.atEnd)
  }

  function onScroll(offset: number): void {
    opener.cancel()
    keeper.scrolled()
    setAtEnd(keeper.atEnd)
    if (offset < olderSlack && timeline().older === 'unknown') void model.actions.loadOlder(buffer)
  }

  function openMenu(id: string | undefined, at: MenuPoint): void {
    const line = timeline().lines.find((one) => one.id === id)
    if (line !== undefined) setMenu({ line, at })
  }

  function onKeyDown(event: KeyboardEvent): void {
    keeper.touched()
    focus.onKeyDown(event)
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement || !(event.target instanceof Element)) return
    // Or the same press would choose the first thing in the menu.
    event.preventDefault()
    const { left, bottom } = event.target.getBoundingClientRect()
    openMenu(rowIdOf(event.target), { x: left + 32, y: bottom })
  }

  /** A wheel over what stands above the lines scrolls them all the same. */
  function scrollBy({ deltaY, deltaMode }: WheelEvent): void {
    keeper.touched()
    scroller.scrollTop += deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * wheelLine : deltaY
  }

  async function toLatest(): Promise<void> {
    if (timeline().newer !== 'end') await model.actions.loadLatest(buffer)
    keeper.toEnd()
  }

  async function follow(): Promise<void> {
    if (timeline().newer === 'end') keeper.follow()
    else await toLatest()
  }

  return (
    <div class="timeline">
      <div
        ref={(element) => {
          scroller = element
        }}
        class="lines"
        role="log"
        aria-live="off"
        aria-busy={timeline().older === 'loading'}
        aria-label={texts.conversation.timeline(props.name)}
        tabIndex={0}
        onCopy={(event) => copyLines(event, rows(), scroller)}
        onKeyDown={onKeyDown}
        onFocusIn={(event) => focus.onFocusIn(event)}
        onContextMenu={(event) => opener.onContextMenu(event)}
        onPointerDown={(event) => {
          keeper.touched()
          if (!isSelecting(event.target)) opener.onPointerDown(event)
        }}
        onPointerMove={(event) => opener.onPointerMove(event)}
        onPointerUp={(event) => {
          opener.cancel()
          if (event.button === 0) keeper.released()
        }}
        onPointerCancel={() => opener.cancel()}
        on:wheel={{ handleEvent: () => keeper.touched(), passive: true }}
        on:touchmove={{ handleEvent: () => keeper.touched(), passive: true }}
      >
        <div class="room" />
        <TimelineStart
          ref={(element) => {
            start = element
          }}
          timeline={timeline()}
          empty={rows().length === 0}
          cleared={cleared()}
          onUnclear={() => void model.actions.send(buffer, '/clear -undo')}
        />
        <Virtualizer
          ref={setList}
          data={rows()}
          shift={shift()}
          startMargin={startHeight()}
          keepMounted={kept()}
          onScroll={onScroll}
          onScrollEnd={() => keeper.scrollEnded()}
          onResize={() => keeper.resized()}
        >
          {(row, index) => <RowView row={row} fresh={unreadAt() >= 0 && index() > unreadAt()} />}
        </Virtualizer>
      </div>
      <ToLatest
        shown={!atEnd() || timeline().newer !== 'end'}
        buffer={buffer}
        onPress={() => void toLatest()}
        onWheel={(event) => scrollBy(event)}
      />
      <Announcer timeline={timeline()} />
      <Suspense>
        <Show when={menu()}>
          {(open) => <MessageMenu line={open().line} at={open().at} onClose={() => setMenu(undefined)} />}
        </Show>
      </Suspense>
    </div>
  )
}

/** The own line at the end that is on its way. */
function lastSaid({ lines }: Timeline): string | undefined {
  const last = lines.at(-1)
  return last?.own === true && last.delivery.kind === 'pending' ? last.id : undefined
}
