/** What is said of a channel that one leaves, in English. */
export const words = {
  title: (name: string) => `Leave ${name}?`,
  invitedOnly: (name: string) => `Only invited people can join ${name}: to come back you need an invitation.`,
  keyed: (name: string) => `${name} has a key: without it you cannot come back.`,
  keyIs: (key: string) => `It is: ${key}`,
  leave: 'Leave',
  left: (name: string) => `You left ${name}.`,
  joinAgain: 'Join again',
}
