/// <reference lib="webworker" />
// What runs inside the service worker: each of these is sent there as its text, so it can use nothing from around it.

/** A worker that is watched. */
interface Watched extends ServiceWorkerGlobalScope {
  /** How many pushes it has done all about. */
  handled: number
  /** Called when there is one more. */
  onHandled?: () => void
}

/** What it shows stays until somebody takes it away, and the pushes that it has handled are counted from now on. */
export function watchPushes(): void {
  const worker = globalThis as unknown as Watched
  const { registration } = worker
  const show = registration.showNotification.bind(registration)
  registration.showNotification = (title, options) => show(title, { ...options, requireInteraction: true })
  worker.handled = 0
  type Wait = (this: ExtendableEvent, work: Promise<unknown>) => void
  const wait = Reflect.get(ExtendableEvent.prototype, 'waitUntil') as Wait
  ExtendableEvent.prototype.waitUntil = function (work): void {
    wait.call(this, work)
    if (!(this instanceof PushEvent)) return
    void work.finally(() => {
      worker.handled++
      worker.onHandled?.()
    })
  }
}

/** Resolves when so many pushes were handled: the browser may lose what is shown while somebody asks what is shown. */
export async function handledPushes(count: number): Promise<void> {
  const worker = globalThis as unknown as Watched
  while (worker.handled < count) {
    await new Promise<void>((resolve) => {
      worker.onHandled = resolve
    })
  }
}
