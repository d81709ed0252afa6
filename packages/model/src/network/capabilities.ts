import { allowsClientTag, type SessionState } from '@longwire/irc'

/** Whether history can be asked for. */
export function hasHistory({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/chathistory')
}

/** Whether read positions are kept by the other side. */
export function hasReadMarkers({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/read-marker') || capabilities.enabled.has('soju.im/read')
}

/** Whether the other side keeps the record: it tells what was missed, and knows a repeated line by its id. */
export function hasRecord({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('longwire/resume')
}

/** Whether what was said can be taken back. */
export function hasRedaction({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/message-redaction')
}

/** Whether history can be searched. */
export function hasSearch({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('soju.im/search')
}

/** Whether the other side sends notifications to devices that are not connected. */
export function hasPush({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/webpush') || capabilities.enabled.has('soju.im/webpush')
}

/** Whether unread lines are counted by the other side. */
export function hasUnreadCounts({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('longwire/unread')
}

/** Whether drafts are kept by the other side. */
export function hasDrafts({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('longwire/draft')
}

/** Whether the other side keeps what was chosen for conversations; a network by itself keeps no keys of its users' own. */
export function hasSettings(state: SessionState): boolean {
  return state.capabilities.enabled.has('draft/metadata-2') && hasRecord(state)
}

/** Whether one message may have several lines, or be longer than a line. */
export function takesSeveralLines({ capabilities }: SessionState): boolean {
  return capabilities.enabled.has('draft/multiline')
}

/** Whether what answers a message can say so. */
export function takesReplies(state: SessionState): boolean {
  return state.capabilities.enabled.has('message-tags') && allowsClientTag(state.isupport, '+reply')
}

/** Whether reactions are passed on. */
export function takesReactions(state: SessionState): boolean {
  return takesReplies(state) && allowsClientTag(state.isupport, '+draft/react')
}
