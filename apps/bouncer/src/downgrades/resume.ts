import type { Downgrade } from './downgrade.ts'
import { droppedTag } from './dropped-tag.ts'

const tags: ReadonlySet<string> = new Set(['longwire/cursor', 'longwire/conversations'])

/** See docs/extensions/resume.md. */
export const resume: Downgrade = {
  ...droppedTag('resume', ['longwire/resume'], 'longwire/cursor', 'RESUME'),
  keepsTag: (key) => !tags.has(key),
}
