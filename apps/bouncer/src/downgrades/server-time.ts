import { droppedTag } from './dropped-tag.ts'

/** Source: https://ircv3.net/specs/extensions/server-time */
export const serverTime = droppedTag('server-time', ['server-time'], 'time')
