import type { Line, Timeline } from '@longwire/model'
import { type Accessor, createEffect, untrack } from 'solid-js'
import { whenDrawn } from './filling.ts'

interface Reading {
  readonly timeline: Accessor<Timeline>
  /** Whether one reads at the newest line. */
  readonly atEnd: Accessor<boolean>
  readonly lookedAt: Accessor<boolean>
  /** The same as `atEnd`, of this moment. */
  readonly isAtEnd: () => boolean
  /** Whether the newest row stands in view, as far as it is drawn. */
  readonly seesEnd: () => boolean
  /** Everything up to this time was read, in milliseconds since 1970. */
  readonly markRead: (time: number) => void
}

/**
 * Tells how far somebody has read who has the end before their eyes: at once as a conversation is opened and when they say
 * something themselves, else when the rows are drawn. What has come since one left may be more than is seen, and before its rows
 * are drawn the end is still where it was. Returns what is to be called before the page is left: no frame comes after that, and
 * what stands in view has been seen.
 */
export function createReading({ timeline, atEnd, lookedAt, isAtEnd, seesEnd, markRead }: Reading): () => void {
  createEffect<boolean>((opened) => {
    const last = lastConfirmed(timeline())
    if (last === undefined || !atEnd() || !lookedAt()) return opened
    if (!opened || last.outboxId !== undefined) markRead(last.time)
    else whenDrawn(markDrawn)
    return true
  }, false)

  function markDrawn(): void {
    if (isAtEnd() && untrack(lookedAt)) markLast()
  }

  function markLast(): void {
    const last = untrack(() => lastConfirmed(timeline()))
    if (last !== undefined) markRead(last.time)
  }

  return () => seesEnd() && markLast()
}

function lastConfirmed({ lines, newer }: Timeline): Line | undefined {
  return newer === 'end' ? lines.findLast((line) => line.delivery.kind === 'confirmed') : undefined
}
