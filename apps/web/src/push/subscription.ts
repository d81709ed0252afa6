import type { ActionOutcome, Model } from '@longwire/model'

/** How push stands on this device. */
export type PushState = 'unsupported' | 'unreachable' | 'asking' | 'no-key' | 'blocked' | 'off' | 'on'

/** Why the browser could not be subscribed. */
export type PushTrouble = 'blocked' | 'no-key' | 'failed'

export type PushOutcome = ActionOutcome<void> | { readonly ok: false; readonly trouble: PushTrouble }

/** Whether this device is notified while the app is closed, or why it cannot be. */
export async function pushState(model: Model): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  // Only the bouncer knows whether it sends any.
  if (model.pushKey() === undefined) return withoutKey(model)
  if (Notification.permission === 'denied') return 'blocked'
  return (await subscription()) === null ? 'off' : 'on'
}

/** The bouncer tells its key before what the person chose; whoever is on a network without a bouncer has none. */
function withoutKey({ state }: Model): PushState {
  if (state.link.kind !== 'online') return 'unreachable'
  const told = state.preferences.kept || [...state.networks.values()].some(({ current }) => current)
  return told ? 'no-key' : 'asking'
}

/** Asks the person, subscribes with the push service of the browser, and tells the bouncer. */
export async function startPush(model: Model): Promise<PushOutcome> {
  const key = model.pushKey()
  if (key === undefined) return { ok: false, trouble: 'no-key' }
  if ((await Notification.requestPermission()) !== 'granted') return { ok: false, trouble: 'blocked' }
  try {
    const { pushManager } = await navigator.serviceWorker.ready
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    return await register(model, made)
  } catch {
    return { ok: false, trouble: 'failed' }
  }
}

/** The bouncer is told, and the browser forgets it; also where the bouncer cannot be told. */
export async function stopPush(model: Model): Promise<PushOutcome> {
  const known = await subscription()
  if (known === null) return { ok: true, value: undefined }
  const outcome = await model.actions.unregisterPush(known.endpoint)
  await known.unsubscribe()
  return outcome
}

/** Repeats a subscription that there is, as is to be done at each start: browsers replace them now and then. */
export async function repeatPush(model: Model): Promise<void> {
  if ((await pushState(model)) !== 'on') return
  const known = await subscription()
  if (known !== null) await register(model, known)
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

async function register(model: Model, made: PushSubscription): Promise<PushOutcome> {
  const { keys } = made.toJSON()
  const p256dh = keys?.['p256dh']
  const auth = keys?.['auth']
  if (p256dh === undefined || auth === undefined) return { ok: false, trouble: 'failed' }
  return await model.actions.registerPush(made.endpoint, { p256dh, auth })
}
