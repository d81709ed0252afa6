import type { Store } from '@longwire/store'
import { AdministrationError } from './administration-error.ts'

/** The key that saved passwords are encrypted with. */
export class KeyAdministration {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** Makes a new one, encrypts everything with it, and forgets the old one. Rejects where it was given from outside. */
  async rotate(): Promise<void> {
    const { keyRotation } = this.#store.parts
    if (keyRotation === undefined)
      throw new AdministrationError('invalid', 'This store keeps nothing that is encrypted.')
    await keyRotation.rotate()
  }
}
