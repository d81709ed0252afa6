let registered = false

/**
 * Registers the service worker, so that the app opens without a network. A new version takes over while nobody looks, and the
 * page is loaded again from it; what was being written is kept as a draft.
 */
export async function registerServiceWorker({
  navigator,
  document,
  location,
}: Window & typeof globalThis): Promise<void> {
  if (!import.meta.env.PROD || registered || !('serviceWorker' in navigator)) return
  registered = true
  const { serviceWorker } = navigator
  const hadOne = serviceWorker.controller !== null
  try {
    const registration = await serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') registration.waiting?.postMessage('take over')
      else void registration.update().catch(() => {})
    })
    serviceWorker.addEventListener('controllerchange', () => {
      if (hadOne && document.visibilityState === 'hidden') location.reload()
    })
  } catch {
    // A browser may refuse: the app then needs the network to open, and nothing else changes.
  }
}
