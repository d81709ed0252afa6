import type { Extension } from '../extension.ts'

/** Answers that name the request. The session itself knows its requests; see requests/. */
export const labeledResponse: Extension = {
  name: 'labeled-response',
  spec: 'https://ircv3.net/specs/extensions/labeled-response',
  capabilities: ['labeled-response', 'draft/labeled-response-0.2'],
  needs: ['batch'],
}
