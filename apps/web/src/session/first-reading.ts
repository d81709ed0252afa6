import { systemEnvironment } from '@longwire/connection'
import { type CachedState, type FirstReadingOptions, readFirst } from '@longwire/model'
import type { FirstAnswer } from './answer-in-pieces.ts'
import { fetchSessionFirst, takeFirstAnswer } from './first-answer.ts'

/** Reads for this page what was not kept: from the answer who is signed in, or from one that is asked for now. */
export async function readFirstAnswer(
  user: string,
  options: Required<Pick<FirstReadingOptions, 'store' | 'unwanted' | 'listed'>>,
): Promise<CachedState | undefined> {
  const answer = await (takeFirstAnswer() ?? askedNow())
  if (answer === undefined) return undefined
  try {
    if (answer.user !== user) return undefined
    return await readFirst({ ...options, answer: answer.pieces(), environment: systemEnvironment() })
  } finally {
    answer.cancel()
  }
}

function askedNow(): Promise<FirstAnswer | undefined> | undefined {
  void fetchSessionFirst()
  return takeFirstAnswer()
}
