import { droppedCommand } from './dropped-command.ts'

/** Source: https://ircv3.net/specs/extensions/message-redaction */
export const messageRedaction = droppedCommand('message-redaction', ['draft/message-redaction'], 'REDACT')
