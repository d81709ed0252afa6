import { droppedTag } from './dropped-tag.ts'

/** Source: https://ircv3.net/specs/extensions/account-tag */
export const accountTag = droppedTag('account-tag', ['account-tag'], 'account')
