import { droppedCommand } from './dropped-command.ts'

/** See docs/extensions/preferences.md. */
export const preferences = droppedCommand('preferences', ['longwire/preferences'], 'PREFERENCE')
