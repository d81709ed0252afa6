/// <reference lib="dom" />
// What runs inside the page: each of these is sent there as its text, so it can use nothing from around it.

/** What a thumb would miss: smaller than 44 pixels either way. What stands within a text may be as small as the text. */
export function smallTargets(): readonly string[] {
  const least = 43.5
  const targets = document.querySelectorAll<HTMLElement>('button, input, summary, select, textarea, [role=option]')
  const found: string[] = []
  for (const target of targets) {
    if (!target.checkVisibility() || target.closest('.spoiler, .answered') !== null) continue
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
    const around = getComputedStyle(target, '::after')
    const reach = (length: string) => (around.content === 'none' ? 0 : Number.parseFloat(length) || 0)
    const across = Math.max(width, reach(around.width))
    const up = Math.max(height, reach(around.height))
    if (across < least || up < least) {
      found.push(`${Math.round(across)}x${Math.round(up)} ${target.outerHTML.slice(0, 120)}`)
    }
  }
  return found
}

/** Whether the style for more contrast was fetched. */
export function contrastIsHere(): boolean {
  return [...document.styleSheets].some(({ href }) => href?.includes('contrast'))
}

/** Whether this is what stands where one writes. */
export function writesNow(text: string): boolean {
  return document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value === text
}

/** What a screen reader would call that which has the focus, about; empty where nothing has it. */
export function focusedText(): string {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return ''
  const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
  const told = [...focused.childNodes].filter((node) => !(node instanceof Element && node.ariaHidden === 'true'))
  const within = told.map((node) => node.textContent).join('')
  const name = focused.getAttribute('aria-label') ?? labels[0]?.textContent ?? (within || focused.getAttribute('title'))
  return name?.trim() ?? ''
}

/** Enter in what has the focus, as Safari tells it right after a composition. */
export function enterOfComposition(): void {
  // oxlint-disable-next-line typescript/no-deprecated -- it is what Safari tells
  const enter = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
  document.activeElement?.dispatchEvent(enter)
}

/** Whether something has the focus, and stands where it can be seen. */
export function focusIsSeen(): boolean {
  const focused = document.activeElement
  // Between the last element and the first one, the browser itself has it.
  if (focused === null || focused === document.body) return true
  const { width, height, bottom, right } = focused.getBoundingClientRect()
  return focused.checkVisibility() && width > 1 && height > 1 && bottom > 0 && right > 0
}

/** Whether the service worker has kept the app. */
export async function serviceWorkerReady(): Promise<boolean> {
  await navigator.serviceWorker.ready
  return navigator.serviceWorker.controller !== null
}

/** Whether a line with this text would be there without a network. */
export async function isKept(text: string): Promise<boolean> {
  const opening = indexedDB.open('longwire')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const reading = opening.result.transaction('buffers').objectStore('buffers').getAll()
  await new Promise((resolve) => reading.addEventListener('success', resolve))
  opening.result.close()
  return JSON.stringify(reading.result).includes(text)
}

/** How high all of a conversation is that is here, in pixels, whether it is seen or not. */
export function logHeight(): number {
  return document.querySelector('[role=log]')?.scrollHeight ?? 0
}

/** Whether more than so many pixels of a conversation are here. */
export function isLogHigherThan(height: number): boolean {
  return (document.querySelector('[role=log]')?.scrollHeight ?? 0) > height
}

/** Scrolls what was said up to where it begins; whether this is said there. */
export function atUpperEnd(text: string): boolean {
  const lines = document.querySelector('[role=log]')
  lines?.scrollTo({ top: 0 })
  return lines?.textContent?.includes(text) === true
}

/** Goes to an address within the app, as a link would, without loading the page again. */
export function goWithin(address: string): void {
  history.pushState(null, '', address)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** What the notifications of this page show, when there are so many; nothing when there are not. */
export async function shownNotifications(
  count: number,
): Promise<readonly { readonly title: string; readonly body: string }[] | undefined> {
  const registration = await navigator.serviceWorker.ready
  const shown = await registration.getNotifications()
  return shown.length === count ? shown.map(({ title, body }) => ({ title, body })) : undefined
}

/** Where the rows in view stand, in pixels of the window, and how far one can scroll up yet. */
export function rowsInView(): { readonly room: number; readonly tops: Readonly<Record<string, number>> } {
  const log = document.querySelector<HTMLElement>('.lines')
  if (log === null) return { room: 0, tops: {} }
  const view = log.getBoundingClientRect()
  const rows = [...log.querySelectorAll<HTMLElement>('[data-row]')].map(
    (row) => [row, row.getBoundingClientRect()] as const,
  )
  const seen = rows.filter(([, { top, bottom }]) => bottom > view.top && top < view.bottom)
  return {
    room: log.scrollTop,
    tops: Object.fromEntries(seen.map(([row, { top }]) => [row.dataset['row'] ?? '', top])),
  }
}

/** Whether the line that has this text is drawn, and wholly in view. */
export function lineInView(text: string): boolean {
  const log = document.querySelector<HTMLElement>('.lines')
  const line = [...document.querySelectorAll<HTMLElement>('.lines [data-row]')].findLast((row) =>
    row.textContent?.includes(text),
  )
  if (log === null || line === undefined) return false
  const view = log.getBoundingClientRect()
  const { top, bottom } = line.getBoundingClientRect()
  return top >= view.top && bottom <= view.bottom + 1
}

declare global {
  interface Window {
    /** Of lines with a number, those that did not stand in the conversation when the turn was over in which they came. */
    lateLines: string[]
  }
}

/** Writes down which lines are late from now on; before the app. */
export function noteLateLines(): void {
  const late: string[] = []
  window.lateLines = late
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }) => {
    if (document.querySelector('.lines')?.textContent?.includes(String(data)) !== true) late.push(String(data))
  })
  port1.start()
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', ({ data }) => {
        for (const [mark] of String(data).matchAll(/line \d+:/g)) port2.postMessage(mark)
      })
    }
  }
}

/** Resolves when two frames were drawn: what a hand did before them has been handled. */
export async function framesLater(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

/** Resolves when nothing is being loaded and nothing has moved for some frames. */
export async function settled(): Promise<void> {
  const log = document.querySelector<HTMLElement>('.lines')
  if (log === null) return
  let still = 0
  let before = ''
  while (still < 4) {
    const { promise, resolve } = Promise.withResolvers<number>()
    requestAnimationFrame(resolve)
    await promise
    const now = `${log.scrollTop} ${log.scrollHeight} ${log.ariaBusy}`
    still = now === before && log.ariaBusy !== 'true' ? still + 1 : 0
    before = now
  }
}

/** What has to be scrolled sideways with a text of this size (WCAG 2.2, 1.4.10). */
export function tooWide(textSize: string): readonly string[] {
  const { dataset } = document.documentElement
  const { textSize: before = 'normal' } = dataset
  dataset['textSize'] = textSize
  const found = [...document.querySelectorAll('html, html *')].filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      element.checkVisibility() &&
      (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)),
  )
  dataset['textSize'] = before
  return found.map((element) => `${element.scrollWidth} in ${element.clientWidth}: ${element.outerHTML.slice(0, 100)}`)
}

/** Hints within fields that are cut off. */
export function cutHints(): readonly string[] {
  const pen = document.createElement('canvas').getContext('2d')
  const found: string[] = []
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder], textarea[placeholder]')) {
    if (!field.checkVisibility() || pen === null) continue
    const style = getComputedStyle(field)
    pen.font = style.font
    const room = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const { width } = pen.measureText(field.placeholder)
    if (width > room + 1) found.push(`${Math.round(width)} in ${Math.round(room)}: ${field.placeholder}`)
  }
  return found
}

/** Buttons whose words do not fit, and what is cut off that is not allowed to be. */
export function cutButtons(): readonly string[] {
  return [
    ...document.querySelectorAll<HTMLElement>(
      '.button, summary, legend, label, h1, .switch-field, .list-button strong',
    ),
  ]
    .filter(
      (one) =>
        one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
    )
    .map((one) => `${one.scrollWidth} in ${one.clientWidth}: ${one.outerHTML.slice(0, 120)}`)
}

/** How wide each choice is. */
export function choiceWidths(): readonly number[] {
  return [...document.querySelectorAll('.choice-field label')].map((choice) => choice.getBoundingClientRect().width)
}

/** What of the page is higher than the window: nobody can scroll there. */
export function outgrown(): readonly string[] {
  const found = [...document.querySelectorAll('html, body, .app, .app > *, .place > *, .page, .welcome')].filter(
    (part) => part.getBoundingClientRect().bottom > innerHeight + 1,
  )
  return found.map((part) => `${Math.round(part.getBoundingClientRect().bottom)}: ${part.outerHTML.slice(0, 100)}`)
}

/** What of these is cut with the spacing of text that WCAG 2.2 asks for (1.4.12), which stays from then on. */
export function clippedWith(selector: string): readonly string[] {
  const spacing = new CSSStyleSheet()
  spacing.replaceSync(
    '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-block-end: 2em !important }',
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing]
  return [...document.querySelectorAll<HTMLElement>(selector)]
    .filter((part) => part.scrollWidth > part.clientWidth)
    .map((part) => `${part.scrollWidth} in ${part.clientWidth}: ${part.textContent}`)
}

/**
 * What does not change sides when the page runs from the right, as it does from then on: fields, buttons, headings and icons
 * that do not stand as far from the right as they stood from the left, arrows that still point the other way, and what
 * has to be scrolled sideways. Rows run as their own words do, and a menu opens where one pressed.
 */
export function notMirrored(): readonly string[] {
  const root = document.documentElement
  root.dir = 'ltr'
  const parts = [...document.querySelectorAll('button, input, select, textarea, summary, h1, h2, .icon')].filter(
    (part) => part.checkVisibility() && part.closest('.row, .menu, .styled') === null,
  )
  const before = parts.map((part) => part.getBoundingClientRect().left)
  root.dir = 'rtl'
  const found: string[] = []
  parts.forEach((part, index) => {
    const after = root.clientWidth - part.getBoundingClientRect().right
    if (Math.abs(after - (before[index] ?? 0)) > 1.5) {
      found.push(`${Math.round(before[index] ?? 0)} became ${Math.round(after)}: ${part.outerHTML.slice(0, 120)}`)
    }
  })
  for (const arrow of document.querySelectorAll(
    ['back', 'send', 'reply', 'quote', 'leave'].map((shape) => `[data-shape=${shape}]`).join(),
  )) {
    const { transform } = getComputedStyle(arrow)
    if (arrow.checkVisibility() && !transform.startsWith('matrix(-1,')) found.push(`not turned: ${arrow.outerHTML}`)
  }
  for (const place of document.querySelectorAll('html, html *')) {
    const scrolls = place === root || ['auto', 'scroll'].includes(getComputedStyle(place).overflowX)
    if (scrolls && place.scrollWidth > place.clientWidth + 1 && place.checkVisibility()) {
      found.push(`${place.scrollWidth} in ${place.clientWidth}: ${place.outerHTML.slice(0, 100)}`)
    }
  }
  return found
}

/** What takes longer than so many seconds to become what it is to be, steps left out: nothing of that moves. */
export function movingFor(seconds: number): readonly string[] {
  const longest = (durations: string): number => Math.max(...durations.split(',').map((one) => Number.parseFloat(one)))
  const found: string[] = []
  for (const element of document.querySelectorAll('html *')) {
    for (const part of ['', '::before', '::after']) {
      const style = getComputedStyle(element, part)
      const { transitionDuration, animationName, animationDuration, animationTimingFunction } = style
      const animated = animationName !== 'none' && !/^steps?\b/.test(animationTimingFunction)
      const moves = longest(transitionDuration) > seconds || (animated && longest(animationDuration) > seconds)
      if (moves) found.push(`${transitionDuration} ${animationName} ${part}: ${element.outerHTML.slice(0, 100)}`)
    }
  }
  return found
}

declare global {
  interface Window {
    /** What waits since {@link holdTimers} is over now. */
    timersEnd?: () => void
  }
}

/** Timers of so many milliseconds, from now on, end when the test says so by `timersEnd`, however slow the machine is. */
export function holdTimers(delay: number): void {
  const held = new Map<number, () => void>()
  const begin = window.setTimeout.bind(window)
  const end = window.clearTimeout.bind(window)
  let ids = 0
  const hold = (handler: () => void, milliseconds?: number): number => {
    if (milliseconds !== delay) return begin(handler, milliseconds)
    held.set(--ids, handler)
    return ids
  }
  window.setTimeout = hold as typeof window.setTimeout
  window.clearTimeout = (id) => {
    if (!held.delete(Number(id))) end(id)
  }
  window.timersEnd = () => {
    const handlers = [...held.values()]
    held.clear()
    for (const handler of handlers) handler()
  }
}

declare global {
  interface Window {
    /** Frames that were held by {@link holdFrames} come now, and those after them. */
    framesGoOn?: () => void
  }
}

/** No frame comes from now on, as on a machine that has much to do. */
export function holdFrames(): void {
  const held: FrameRequestCallback[] = []
  const later = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (call) => held.push(call)
  window.framesGoOn = () => {
    window.requestAnimationFrame = later
    for (const call of held.splice(0)) later(call)
  }
}

declare global {
  interface Window {
    /** Of the selectors of {@link watchFor}, those that something was there for. */
    seen: string[]
  }
}

/** Writes down which of these were ever in the document from now on; before the app. */
export function watchFor(selectors: readonly string[]): void {
  const seen = new Set<string>()
  window.seen = []
  new MutationObserver(() => {
    for (const selector of selectors) if (document.querySelector(selector) !== null) seen.add(selector)
    window.seen = [...seen]
  }).observe(document, { childList: true, subtree: true })
}

/**
 * Has the row with this text focused until it is drawn anew, then goes to where one writes, before the next frame. Answers what has
 * the focus after that.
 */
export async function writesAsRowIsRedrawn(text: string): Promise<string | undefined> {
  const row = [...document.querySelectorAll<HTMLElement>('.spoken')].find((one) => one.textContent.includes(text))
  row?.focus()
  const later = window.requestAnimationFrame.bind(window)
  const held: FrameRequestCallback[] = []
  window.requestAnimationFrame = (call) => held.push(call)
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (row?.isConnected === true) return
      observer.disconnect()
      resolve()
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  // What follows from it in the same turn is done.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', resolve, { once: true })
    port1.start()
    port2.postMessage('')
  })
  document.querySelector('textarea')?.focus()
  window.requestAnimationFrame = later
  for (const call of held) later(call)
  for (let frames = 0; frames < 4; frames++) await new Promise(later)
  return document.activeElement?.localName
}
