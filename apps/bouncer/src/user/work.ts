/** Slow work: its end is handled in turn, like everything else that happens to the user. */
export type Work = <Result>(
  promise: Promise<Result>,
  done: (result: Result) => void,
  failed: (error: unknown) => void,
) => void
