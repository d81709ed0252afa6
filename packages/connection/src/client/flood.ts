import type { FloodControl } from '../client.ts'

/** Where nothing else is said: a person is never slowed, and no server of today minds. */
export const defaultFlood: FloodControl = { burst: 10, interval: 1_000, characters: 240 }

/** Servers of the older kind count 2 s for a line, and as much again for 240 bytes, and kill who is far ahead. */
export const carefulFlood: FloodControl = { ...defaultFlood, interval: 2_000 }
