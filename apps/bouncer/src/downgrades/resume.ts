import { droppedTag } from './dropped-tag.ts'

/** See docs/extensions/resume.md. */
export const resume = droppedTag('resume', ['longwire/resume'], 'longwire/cursor', 'RESUME')
