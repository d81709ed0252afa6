/** Tells whoever asked how an operation goes on; resolves when there is room for more. Rejects when nobody listens any more. */
export type Tell = (note: unknown) => Promise<void>
