/** The most bytes of tags that a line may have, `@` and the space after them included. */
export const TAG_BYTES = 8191
/** The most bytes of a line after its tags, line end not included. */
export const REST_BYTES = 4096
