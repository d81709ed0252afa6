import { droppedCommand } from './dropped-command.ts'

/** Source: https://ircv3.net/specs/extensions/setname */
export const setname = droppedCommand('setname', ['setname'], 'SETNAME')
