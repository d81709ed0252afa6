import { droppedTag } from './dropped-tag.ts'

/** No labels, and no ACK. Source: https://ircv3.net/specs/extensions/labeled-response */
export const labeledResponse = droppedTag('labeled-response', ['labeled-response'], 'label', 'ACK')
