import type { ServiceRights } from '../src/service/service-rights.ts'

/** For a person who has none: the test is about something else. */
export const noRights: ServiceRights = {
  logins: {
    list: async () => [],
    create: async (label) => `token of ${label}`,
    addCertificate: async () => false,
    revoke: async () => false,
  },
  administration: async () => undefined,
}
