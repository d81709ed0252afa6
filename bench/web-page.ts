/// <reference lib="dom" />
// What runs inside the page, before the app: each is sent there as its text, so it can use nothing from around it.

/** When things came to be, in milliseconds of the page's own clock, which begins with the navigation. */
export interface PageTimes {
  /** When so many conversations stood in the list. */
  list?: number
  /** When the frame that shows them was done. */
  listDrawn?: number
  /** When a line stood in the conversation. */
  line?: number
  /** By the number of a line: when it came from the socket, stood in the document, and was painted. */
  lines: Record<string, { came: number; inDocument?: number; painted?: number }>
}

declare global {
  interface Window {
    times: PageTimes
  }
}

/** Where a page has what is looked for, as CSS selectors. */
export interface Landmarks {
  /** A conversation in the list. */
  readonly conversation: string
  /** What holds the lines of the conversation in sight. */
  readonly lines: string
  /** A line that somebody said. */
  readonly line: string
}

export interface Watched extends Landmarks {
  /** The list is there with so many. */
  readonly conversations: number
  /** What is written into the console when it is drawn. */
  readonly drawn: string
}

/** Writes times down. */
export function watch(wanted: Watched): void {
  const times: PageTimes = { lines: {} }
  window.times = times
  const marks = /<(\d+)>/g

  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      // The first listener: it hears of a frame before the app does.
      this.addEventListener('message', ({ data }) => {
        for (const [, number = ''] of String(data).matchAll(marks)) times.lines[number] ??= { came: performance.now() }
      })
    }
  }

  /** After the frame that shows what is in the document now. */
  const painted = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then)
      port1.start()
      port2.postMessage(0)
    })
  }

  const changed = (added: readonly Node[]): void => {
    const now = performance.now()
    if (times.list === undefined && document.querySelectorAll(wanted.conversation).length >= wanted.conversations) {
      times.list = now
      painted(() => {
        times.listDrawn = performance.now()
        // Heard outside: to ask from there runs scripts in the page, some of them between its own.
        console.debug(wanted.drawn)
      })
    }
    if (times.line === undefined && document.querySelector(wanted.line) !== null) times.line = now
    for (const node of added) {
      if (!(node instanceof Element) || node.closest(wanted.lines) === null) continue
      for (const [, number = ''] of (node.textContent ?? '').matchAll(marks)) {
        const line = times.lines[number]
        if (line === undefined || line.inDocument !== undefined) continue
        line.inDocument = now
        painted(() => {
          line.painted = performance.now()
        })
      }
    }
  }
  new MutationObserver((records) => changed(records.flatMap(({ addedNodes }) => [...addedNodes]))).observe(document, {
    childList: true,
    subtree: true,
  })
}

/** Whether a line is there. */
export function hasLine(): boolean {
  return window.times.line !== undefined
}

/** Whether this line was painted. */
export function wasPainted(number: string): boolean {
  return window.times.lines[number]?.painted !== undefined
}

/** Whether the service worker has kept the app. */
export async function keepsApp(): Promise<boolean> {
  await navigator.serviceWorker.ready
  return navigator.serviceWorker.controller !== null
}
