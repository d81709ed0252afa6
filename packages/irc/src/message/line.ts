/** One line as the transport read it, without its line end. */
export interface Line {
  readonly text: string
  /** True where bytes could not be decoded, or the line was longer than the framer's limit and was cut. */
  readonly damaged: boolean
}
