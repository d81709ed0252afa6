import { droppedCommand } from './dropped-command.ts'

/**
 * A client without it learns the new host with the user's next line. The spec lets a server act out a QUIT and a JOIN
 * instead; they would say that somebody left who did not.
 * Source: https://ircv3.net/specs/extensions/chghost
 */
export const chghost = droppedCommand('chghost', ['chghost'], 'CHGHOST')
