import { bufferKey, type Model } from '@longwire/model'
import { nameOf, type Navigation, networkOf, placeOf } from '../navigation.ts'
import type { PushAction } from './push-action.ts'
import { repeatPush } from './subscription.ts'

/** Repeats the subscription of this device at each start, and does what was asked for on a notification. */
export function keepPush(model: Model, navigation: Navigation): () => void {
  let repeated = false
  function repeat(): void {
    if (repeated || model.pushKey() === undefined) return
    repeated = true
    void repeatPush(model)
  }
  // The key is told after the link is there, and before what the person chose.
  const stop = model.subscribe('preferences', repeat)
  repeat()
  sendWritten(model, navigation)
  const onMessage = (event: MessageEvent<PushAction>) => act(event.data, model, navigation)
  navigator.serviceWorker?.addEventListener('message', onMessage)
  return () => {
    stop()
    navigator.serviceWorker?.removeEventListener('message', onMessage)
  }
}

/** What was written into a notification while no page was open: it is in the address, once. */
function sendWritten(model: Model, navigation: Navigation): void {
  const place = navigation.place()
  const text = new URLSearchParams(window.location.search).get('write')
  if (place.kind !== 'conversation' || text === null) return
  navigation.replace({ kind: 'conversation', buffer: place.buffer })
  void model.actions.converse(networkOf(place.buffer), nameOf(place.buffer))
  void model.actions.send(place.buffer, asText(text))
}

/** What is written into a notification is said; it is no command. */
function asText(written: string): string {
  return written.startsWith('/') ? `/${written}` : written
}

function act(action: PushAction, model: Model, navigation: Navigation): void {
  switch (action.kind) {
    case 'push-open':
      navigation.go(placeOf(action.path))
      break
    case 'push-reply':
      void model.actions.send(bufferKey(action.network, action.buffer), asText(action.text))
      break
    case 'push-read':
      model.actions.markRead(bufferKey(action.network, action.buffer), action.time)
      break
  }
}
