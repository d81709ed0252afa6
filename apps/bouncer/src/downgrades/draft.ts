import { droppedCommand } from './dropped-command.ts'

/** See docs/extensions/draft.md. */
export const draft = droppedCommand('draft', ['longwire/draft'], 'DRAFT')
