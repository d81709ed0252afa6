import { droppedTag } from './dropped-tag.ts'

/** What a batch holds, plainly. Source: https://ircv3.net/specs/extensions/batch */
export const batch = droppedTag('batch', ['batch'], 'batch', 'BATCH')
