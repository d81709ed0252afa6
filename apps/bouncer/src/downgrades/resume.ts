import type { Downgrade } from './downgrade.ts'
import { withoutTag } from './rewrite.ts'

/** See docs/extensions/resume.md. */
export const resume: Downgrade = {
  extension: 'resume',
  capabilities: ['longwire/resume'],
  downgrade: (message) => (message.command === 'RESUME' ? [] : [withoutTag(message, 'longwire/cursor')]),
}
