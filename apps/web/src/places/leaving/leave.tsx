import type { BufferView, Model } from '@longwire/model'
import { createEffect, createRoot } from 'solid-js'
import { Question } from '../../elements/question.tsx'
import type { AppContext } from '../../model/context.ts'
import type { Navigation } from '../../navigation.ts'
import { leavingTexts } from '../../texts/leaving/leaving-texts.ts'
import { drawnOverAll } from './drawn-over-all.ts'
import { LeftNotice } from './left-notice.tsx'
import { type WayBack, warningOf, wayBackTo } from './way-back.ts'

/** Takes away what is still said of the channel that was left before. */
let endLast = (): void => {}

type App = Pick<AppContext, 'model' | 'navigation' | 'notices'>

/**
 * Leaves a channel and takes its conversation out of the list, or closes a conversation with somebody. It asks first where one may not
 * come back; else it is done at once, and offered to be undone for a while.
 */
export async function leave(view: BufferView, app: App): Promise<void> {
  if (view.kind !== 'channel' || !view.joined) return close(view, app)
  try {
    await leavingTexts.load()
  } catch {
    // What cannot be fetched is said elsewhere (missing-part.tsx).
    return
  }
  const way = await askedWayBack(app.model, view)
  const warning = warningOf(view.name, way)
  if (warning === undefined) return leaveNow(view, way, app)
  const words = leavingTexts()
  drawnOverAll((end) => (
    <Question
      title={words.title(view.name)}
      text={warning}
      yes={words.leave}
      onYes={() => void leaveNow(view, way, app)}
      onClose={end}
    />
  ))
}

/** The rules are known where somebody has asked for them. */
async function askedWayBack(model: Model, { key }: BufferView): Promise<WayBack> {
  if (model.channel(key)?.modesKnown === false) await model.actions.loadChannel(key)
  return wayBackTo(model.channel(key))
}

async function leaveNow(view: BufferView, way: WayBack, app: App): Promise<void> {
  const { model, navigation, notices } = app
  const wasOpen = isOpen(navigation, view)
  const left = await model.actions.part(view.key)
  if (!left.ok) {
    notices.tell(left.text)
    return
  }
  await close(view, app)
  async function joinAgain(): Promise<void> {
    const joined = await model.actions.join(view.network, view.name, way.key)
    if (!joined.ok) notices.tell(joined.text)
    else if (wasOpen) navigation.go({ kind: 'conversation', buffer: joined.value })
  }
  endLast()
  drawnOverAll((end) => {
    endLast = end
    return <LeftNotice name={view.name} onJoinAgain={() => void joinAgain()} onEnd={end} />
  })
}

/** Back must not lead to what is not there any more, for it would be made anew: one goes home first, and then it is closed. */
async function close(view: BufferView, { model, navigation, notices }: App): Promise<void> {
  if (isOpen(navigation, view)) {
    navigation.arrive({ kind: 'home' })
    await isHome(navigation)
  }
  notices.tellRefusal(model.actions.closeBuffer(view.key))
}

function isOpen(navigation: Navigation, { key }: BufferView): boolean {
  const place = navigation.place()
  return place.kind === 'conversation' && place.buffer === key
}

function isHome({ place }: Navigation): Promise<void> {
  return new Promise((resolve) => {
    createRoot((dispose) =>
      createEffect(() => {
        if (place().kind !== 'home') return
        dispose()
        resolve()
      }),
    )
  })
}
