import type { OwnLogins } from '../src/service/own-logins.ts'

/** For a person who has none: the test is about something else. */
export const noLogins: OwnLogins = {
  list: async () => [],
  create: async (label) => `token of ${label}`,
  revoke: async () => false,
}
