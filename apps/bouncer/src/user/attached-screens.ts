import type { ScreenId } from '../downstream/screen.ts'
import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'
import type { Attachments } from './attachments.ts'

/** The screens of one user that are attached now, in the order in which they came. */
export class AttachedScreens implements Attachments {
  readonly #byScreen = new Map<ScreenId, Attachment>()

  add(attachment: Attachment): void {
    this.#byScreen.set(attachment.screen.id, attachment)
  }

  remove(screen: ScreenId): void {
    this.#byScreen.delete(screen)
  }

  find(screen: ScreenId): Attachment | undefined {
    return this.#byScreen.get(screen)
  }

  /** A copy: a screen may go while it is being told something. */
  all(): readonly Attachment[] {
    return [...this.#byScreen.values()]
  }

  at(network: Network): readonly Attachment[] {
    return this.all().filter((attachment) => attachment.network === network)
  }
}
