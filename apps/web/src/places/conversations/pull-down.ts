/** Pixels that a finger draws the top of a list down until it means something. */
const far = 90

/**
 * Calls back when a finger draws a list down that stands at its top, and lets go; `data-pulled` says meanwhile that it is far enough.
 * It ends with the list.
 */
export function onPullDown(list: HTMLElement, pulled: () => void): void {
  let from: number | undefined
  const distance = (event: TouchEvent): number => (event.touches[0]?.clientY ?? 0) - (from ?? Number.POSITIVE_INFINITY)

  function onStart(event: TouchEvent): void {
    from = list.scrollTop <= 0 && event.touches.length === 1 ? event.touches[0]?.clientY : undefined
  }
  function onMove(event: TouchEvent): void {
    if (list.scrollTop > 0) from = undefined
    list.toggleAttribute('data-pulled', distance(event) > far)
  }
  function onEnd(): void {
    const was = list.hasAttribute('data-pulled')
    onCancel()
    if (was) pulled()
  }
  function onCancel(): void {
    from = undefined
    list.removeAttribute('data-pulled')
  }

  const options = { passive: true }
  list.addEventListener('touchstart', onStart, options)
  list.addEventListener('touchmove', onMove, options)
  list.addEventListener('touchend', onEnd, options)
  list.addEventListener('touchcancel', onCancel, options)
}
