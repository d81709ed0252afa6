/** Something that is typed in a while. */
export interface Timer {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
  /** The name of the buffer. */
  readonly where: string
  readonly stop: () => void
}
