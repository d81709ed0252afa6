import { droppedCommand } from './dropped-command.ts'

/** Source: https://ircv3.net/specs/extensions/away-notify */
export const awayNotify = droppedCommand('away-notify', ['away-notify'], 'AWAY')
