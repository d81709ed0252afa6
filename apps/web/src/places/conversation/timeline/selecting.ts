/**
 * Selects what a row says, so that a finger can take a part of it, or more. On glass a long press means the menu and rows cannot be
 * selected; until this selection is gone, they can.
 */
export function selectRow(row: string): void {
  const said = document.querySelector(`[data-row="${CSS.escape(row)}"] .said`)
  const lines = said?.closest<HTMLElement>('.lines')
  const selection = window.getSelection()
  if (said === null || lines === null || lines === undefined || selection === null) return
  lines.dataset['selecting'] = ''
  selection.selectAllChildren(said)
  const onChange = (): void => {
    if (window.getSelection()?.isCollapsed === false) return
    delete lines.dataset['selecting']
    document.removeEventListener('selectionchange', onChange)
  }
  document.addEventListener('selectionchange', onChange)
}

/** Whether what is under a finger is being selected, so that a rest there means the selection. */
export function isSelecting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-selecting]') !== null
}
