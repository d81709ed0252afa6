/** Does something when there is nothing better to do; soon, where a browser cannot tell. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: 3_000 })
  else setTimeout(act, 300)
}
