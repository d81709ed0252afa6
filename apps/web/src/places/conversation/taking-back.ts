import type { ActionOutcome } from '@longwire/model'
import { createSignal, onCleanup } from 'solid-js'

/** Milliseconds in which one can think better of it; a network takes nothing back that was taken back. */
const undoMs = 7_000

/** Lines of this conversation that are about to be taken back. */
export interface TakingBack {
  has(line: string): boolean
  /** Whether it can still be left as it is. */
  canUndo(line: string): boolean
  /** Takes it back after a while, or at once when the conversation or the page is left; where nobody can be asked, says so now. */
  begin(line: string): void
  undo(line: string): void
}

/** `takeBack` asks the network, or tells why it cannot be asked; `unreachable`: whether that is known already. */
export function createTakingBack(
  takeBack: (line: string) => Promise<ActionOutcome<void>>,
  unreachable: () => boolean,
): TakingBack {
  /** By line, what it waits for; nothing once the network was asked. */
  const [lines, setLines] = createSignal<ReadonlyMap<string, ReturnType<typeof setTimeout> | undefined>>(new Map())

  function without(line: string): void {
    setLines((before) => new Map([...before].filter(([other]) => other !== line)))
  }
  function ask(line: string): void {
    clearTimeout(lines().get(line))
    toRowOf(line)
    setLines((before) => new Map(before).set(line, undefined))
    void takeBack(line).then(() => without(line))
  }
  function askAll(): void {
    for (const [line, timer] of lines()) if (timer !== undefined) ask(line)
  }
  window.addEventListener('pagehide', askAll)
  onCleanup(() => {
    window.removeEventListener('pagehide', askAll)
    askAll()
  })
  return {
    has: (line) => lines().has(line),
    canUndo: (line) => lines().get(line) !== undefined,
    begin(line) {
      if (lines().has(line)) return
      if (unreachable()) {
        void takeBack(line)
        return
      }
      setLines((before) =>
        new Map(before).set(
          line,
          setTimeout(() => ask(line), undoMs),
        ),
      )
      undoOf(line)?.focus({ preventScroll: true })
    },
    undo(line) {
      clearTimeout(lines().get(line))
      toRowOf(line)
      without(line)
    },
  }
}

function undoOf(line: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(line)}"] .undo`)
}

/** Before what has the focus goes away. */
function toRowOf(line: string): void {
  const undo = undoOf(line)
  if (undo !== null && undo === document.activeElement) {
    undo.closest<HTMLElement>('[data-row]')?.focus({ preventScroll: true })
  }
}
