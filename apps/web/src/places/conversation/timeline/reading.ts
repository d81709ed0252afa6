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
  /** Everything up to this time was read, in milliseconds since 1970. */
  readonly markRead: (time: number) => void
}

/**
 * Tells how far somebody has read who has the end before their eyes: at once as a conversation is opened and when they say
 * something themselves, else when the rows are drawn. What has come since one left may be more than is seen, and before its rows
 * are drawn the end is still where it was.
 */
export function createReading({ timeline, atEnd, lookedAt, isAtEnd, markRead }: Reading): void {
  createEffect<boolean>((opened) => {
    const last = lastConfirmed(timeline())
    if (last === undefined || !atEnd() || !lookedAt()) return opened
    if (!opened || last.outboxId !== undefined) markRead(last.time)
    else whenDrawn(markDrawn)
    return true
  }, false)

  function markDrawn(): void {
    const last = untrack(() => lastConfirmed(timeline()))
    if (last !== undefined && isAtEnd() && untrack(lookedAt)) markRead(last.time)
  }
}

function lastConfirmed({ lines, newer }: Timeline): Line | undefined {
  return newer === 'end' ? lines.findLast((line) => line.delivery.kind === 'confirmed') : undefined
}
