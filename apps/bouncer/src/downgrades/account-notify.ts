import { droppedCommand } from './dropped-command.ts'

/** Source: https://ircv3.net/specs/extensions/account-notify */
export const accountNotify = droppedCommand('account-notify', ['account-notify'], 'ACCOUNT')
