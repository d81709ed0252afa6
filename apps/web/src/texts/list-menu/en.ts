/** What can be done with a conversation in the list, in English. */
export const words = {
  menuOf: (name: string) => `Conversation ${name}`,
  beside: 'Open beside',
  pin: 'Pin to the top',
  unpin: 'Unpin',
  mute: 'Mute',
  unmute: 'Unmute',
  archive: 'Archive',
  unarchive: 'Take out of the archive',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  up: 'Move up',
  down: 'Move down',
  byHand: 'Order by hand',
  byActivity: 'Order by activity',
  leave: 'Leave and close',
  close: 'Close',
}
