/** Resolves when what is in the document now is drawn; at once where nobody looks, since nothing is drawn there. */
export async function nextFrame(window: Window): Promise<void> {
  if (window.document.visibilityState === 'hidden') return
  const { promise, resolve } = Promise.withResolvers<void>()
  const told = () => resolve()
  // It may be looked away from before.
  window.document.addEventListener('visibilitychange', told)
  window.requestAnimationFrame(() => window.setTimeout(resolve))
  await promise
  window.document.removeEventListener('visibilitychange', told)
}
