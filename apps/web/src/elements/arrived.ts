import { nextFrame } from '../next-frame.ts'

/**
 * Gives the focus to the heading of a place that somebody has just come to, or to where they go on, when what they pressed to get
 * there is not on the screen any more: so that the focus is never lost, and a screen reader says where one is.
 */
export function arrived(heading: Pick<HTMLElement, 'focus'>, when: (act: () => void) => void = queueMicrotask): void {
  when(() => {
    const { activeElement } = document
    const lost = activeElement === null || activeElement === document.body || !activeElement.checkVisibility()
    if (lost) heading.focus({ preventScroll: true })
  })
}

/**
 * The same when what is in the document now is drawn, for where one does not write: the focus has the page laid out, which before that
 * frame would be done twice.
 */
export function arrivedWithFrame(heading: Pick<HTMLElement, 'focus'>): void {
  arrived(heading, (act) => void nextFrame(window).then(act))
}
