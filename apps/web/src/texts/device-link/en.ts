/** Signing in by a link from another device, in English. */
export const words = {
  title: (name: string) => `Sign in as ${name}?`,
  lead: 'On this device, by a link from another one. Do it only if you made that link yourself.',
  other: (name: string) => `${name} is signed in here, and is signed out then.`,
  same: (name: string) => `${name} is signed in here already.`,
  submit: 'Sign in',
  goOn: 'Go on',
  decline: 'Not now',
  checking: 'Looking at the link …',
  gone: 'This link leads nowhere any more',
} as const
