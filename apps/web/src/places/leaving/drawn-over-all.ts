import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'

/** Draws something that outlives the place it was asked for in, until it calls `end`. */
export function drawnOverAll(draw: (end: () => void) => JSX.Element): void {
  const host = document.body.appendChild(document.createElement('div'))
  const dispose = render(
    () =>
      draw(() => {
        dispose()
        host.remove()
      }),
    host,
  )
}
