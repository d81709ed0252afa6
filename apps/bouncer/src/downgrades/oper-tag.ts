import { droppedTag } from './dropped-tag.ts'

/** Source: https://ircv3.net/specs/extensions/oper-tag */
export const operTag = droppedTag('oper-tag', ['draft/oper-tag'], 'draft/oper')
