import type { Attachment } from './attachment.ts'
import type { Network } from './network.ts'

/** The screens of one user that are attached now. */
export interface Attachments {
  all(): Iterable<Attachment>
  at(network: Network): Iterable<Attachment>
}
