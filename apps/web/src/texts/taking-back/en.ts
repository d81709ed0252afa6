/** What is said of a line that is about to be taken back, in English. */
export const words = {
  soon: 'Taken back in a moment',
  undo: 'Undo',
}
