import type { ScreenId } from './screen.ts'

/** Numbers screens within the process. */
export class ScreenIds {
  #count = 0

  next(): ScreenId {
    this.#count++
    return this.#count
  }
}
