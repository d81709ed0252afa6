import { droppedCommand } from './dropped-command.ts'

/** Source: https://ircv3.net/specs/extensions/read-marker */
export const readMarker = droppedCommand('read-marker', ['draft/read-marker'], 'MARKREAD')
