/** What keys do, in English. */
export const words = {
  title: 'Keyboard',
  press: 'Press a key …',
  change: (action: string, keys: string) => `${action}: ${keys}. Change`,
  actions: {
    jump: 'Go to a conversation',
    next: 'Next conversation',
    previous: 'Previous conversation',
    'next-unread': 'Next conversation with unread messages',
    'previous-unread': 'Previous conversation with unread messages',
    search: 'Search',
    people: 'Show or hide people',
    about: 'About this conversation',
    write: 'Write',
    list: 'To the list of conversations',
    settings: 'Settings',
    help: 'These keys',
  },
  fixed: [
    ['↑ ↓ Home End', 'Walk through the messages'],
    ['Enter', 'What can be done with a message'],
    ['Tab', 'Complete a name or command'],
    ['↑', 'What you sent before'],
    ['Shift Enter', 'New line'],
    ['Ctrl B, Ctrl I', 'Bold, italic'],
    ['Esc', 'Close what is open'],
  ] as readonly (readonly [keys: string, what: string])[],
}
