import { droppedCommand } from './dropped-command.ts'

/** Source: https://ircv3.net/specs/extensions/metadata */
export const metadata = droppedCommand('metadata', ['draft/metadata-2'], 'METADATA')
