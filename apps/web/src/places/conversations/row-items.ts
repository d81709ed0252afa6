import type { BufferSettings, BufferView } from '@longwire/model'
import type { MenuItem } from '../../elements/menu.tsx'
import type { AppContext } from '../../model/context.ts'
import { changePreferences, preferences } from '../../preferences/preferences-store.ts'
import { listMenuTexts } from '../../texts/list-menu/list-menu-texts.ts'
import { leave } from '../leaving/leave.tsx'
import { movedBy } from './moving.ts'
import { isMuted } from './order.ts'

type App = Pick<AppContext, 'model' | 'notices' | 'navigation' | 'beside'>

/** What can be done with a conversation, as it is now. */
export function rowItems(view: BufferView, app: App): readonly MenuItem[] {
  const words = listMenuTexts()
  const { settings } = view
  const muted = isMuted(settings, Date.now())
  const set = (change: Partial<BufferSettings>) => () =>
    app.notices.tellRefusal(app.model.actions.setBufferSettings(view.key, change))
  return [
    ...besideItems(view, app),
    readItem(view, app),
    settings.pinned
      ? { name: words.unpin, shape: 'pin', act: set({ pinned: false }) }
      : { name: words.pin, shape: 'pin', act: set({ pinned: true }) },
    muted
      ? { name: words.unmute, shape: 'bell', act: set({ mutedUntil: 0 }) }
      : { name: words.mute, shape: 'muted', act: set({ mutedUntil: Number.POSITIVE_INFINITY }) },
    settings.archived
      ? { name: words.unarchive, shape: 'archive', act: set({ archived: false }) }
      : { name: words.archive, shape: 'archive', act: set({ archived: true }) },
    ...orderItems(view, app),
    {
      name: view.kind === 'channel' && view.joined ? words.leave : words.close,
      shape: 'leave',
      grave: true,
      act: () => void leave(view, app),
    },
  ]
}

/** Two conversations need room, and one that is open already. */
function besideItems({ key }: BufferView, { navigation, beside }: App): readonly MenuItem[] {
  const place = navigation.place()
  if (!beside.room() || place.kind !== 'conversation' || place.buffer === key) return []
  return [{ name: listMenuTexts().beside, shape: 'beside', act: () => beside.put(key) }]
}

function readItem(view: BufferView, { model, notices }: App): MenuItem {
  const words = listMenuTexts()
  if (view.unread > 0) {
    const { last } = view
    return {
      name: words.markRead,
      shape: 'read',
      act: () => model.actions.markRead(view.key, last?.time ?? Date.now()),
    }
  }
  return {
    name: words.markUnread,
    shape: 'read',
    act: () => notices.tellRefusal(model.actions.markUnread(view.key)),
  }
}

function orderItems(view: BufferView, { model, notices }: App): readonly MenuItem[] {
  const words = listMenuTexts()
  if (preferences().order === 'activity') {
    return [{ name: words.byHand, shape: 'order', act: () => changePreferences({ order: 'hand' }) }]
  }
  const move = (step: 1 | -1) => () => {
    for (const [key, order] of movedBy(model.state, view.key, step)) {
      notices.tellRefusal(model.actions.setBufferSettings(key, { order }))
    }
  }
  return [
    { name: words.up, shape: 'up', act: move(-1) },
    { name: words.down, shape: 'down', act: move(1) },
    { name: words.byActivity, shape: 'order', act: () => changePreferences({ order: 'activity' }) },
  ]
}
