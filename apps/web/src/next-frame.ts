/** Resolves when what is in the document now is drawn; at once where nobody looks, since nothing is drawn there. */
export async function nextFrame(window: Window): Promise<void> {
  if (window.document.visibilityState === 'hidden') return
  const { promise, resolve } = Promise.withResolvers<void>()
  // It may be looked away from before.
  window.document.addEventListener('visibilitychange', () => resolve(), { once: true })
  window.requestAnimationFrame(() => window.setTimeout(resolve))
  await promise
}
