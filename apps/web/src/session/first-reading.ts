import { systemEnvironment } from '@longwire/connection'
import { type CachedState, type FirstReadingOptions, readFirst } from '@longwire/model'
import { whenIdle } from '../when-idle.ts'
import type { FirstAnswer } from './answer-in-pieces.ts'
import { fetchSessionFirst, takeFirstAnswer } from './first-answer.ts'

/** What a page reads first stands on. */
export interface FirstAnswerOptions extends Pick<FirstReadingOptions, 'store' | 'unwanted'> {
  /** Draws the conversations; resolves after that frame. */
  readonly draw: () => Promise<void>
}

/** Reads for this page what was not kept: from the answer who is signed in, or from one that is asked for now. */
export async function readFirstAnswer(
  user: string,
  { store, unwanted, draw }: FirstAnswerOptions,
): Promise<CachedState | undefined> {
  const answer = await (takeFirstAnswer() ?? askedNow())
  if (answer === undefined) return undefined
  async function listed(): Promise<void> {
    await draw()
    answer?.askRest()
    // That frame first, and whatever somebody does with it.
    await new Promise<void>(whenIdle)
  }
  try {
    if (answer.user !== user) return undefined
    return await readFirst({ store, unwanted, listed, answer: answer.pieces(), environment: systemEnvironment() })
  } finally {
    answer.cancel()
  }
}

function askedNow(): Promise<FirstAnswer | undefined> | undefined {
  void fetchSessionFirst()
  return takeFirstAnswer()
}
