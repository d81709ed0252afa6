import { bufferKey, type Model } from '@longwire/model'
import type { Navigation } from '../navigation.ts'
import { placeOf } from '../navigation.ts'
import type { PushAction } from './push-action.ts'
import { repeatPush } from './subscription.ts'

/** Repeats the subscription of this device at each start, and does what was asked for on a notification. */
export function keepPush(model: Model, navigation: Navigation): () => void {
  let repeated = false
  function online(): void {
    if (repeated || model.state.link.kind !== 'online') return
    repeated = true
    void repeatPush(model)
  }
  const stop = model.subscribe('link', online)
  online()
  const onMessage = (event: MessageEvent<PushAction>) => act(event.data, model, navigation)
  navigator.serviceWorker?.addEventListener('message', onMessage)
  return () => {
    stop()
    navigator.serviceWorker?.removeEventListener('message', onMessage)
  }
}

function act(action: PushAction, model: Model, navigation: Navigation): void {
  switch (action.kind) {
    case 'push-open':
      navigation.go(placeOf(action.path))
      break
    case 'push-reply':
      void model.actions.send(bufferKey(action.network, action.buffer), action.text.replace(/^\//, '//'))
      break
    case 'push-read':
      model.actions.markRead(bufferKey(action.network, action.buffer), action.time)
      break
  }
}
