/**
 * Arrows lead from one conversation of a list to the next, Home and End to its ends; from the filter one comes into what it found,
 * and Enter there opens the first of it. It ends with the list.
 */
export function onWalk(list: HTMLElement): void {
  list.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !(event.target instanceof Element))
      return
    const rows = [...list.querySelectorAll<HTMLElement>('.conversation-row')]
    const { target, key } = event
    const inFilter = target.matches('.filter')
    const at = rows.findIndex((row) => row === target)
    if (!inFilter && at === -1) return
    if (inFilter && key === 'Enter') rows[0]?.click()
    else if (!inFilter || key === 'ArrowDown') rowFor(key, rows, at)?.focus()
    if (inFilter ? key === 'Enter' || key === 'ArrowDown' : walkingKeys.has(key)) event.preventDefault()
  })
}

const walkingKeys = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End'])

function rowFor(key: string, rows: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1]
    case 'ArrowUp':
      return rows[at - 1]
    case 'Home':
      return rows[0]
    case 'End':
      return rows.at(-1)
    default:
      return undefined
  }
}
