import { droppedCommand } from './dropped-command.ts'

/** See docs/extensions/unread.md. */
export const unread = droppedCommand('unread', ['longwire/unread'], 'UNREAD')
