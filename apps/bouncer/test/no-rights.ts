import type { ServiceRights } from '../src/service/service-rights.ts'

/** What lets a person in who has no rights. */
export const OWN_PASSWORD = 'correct horse'

/** For a person who has none: the test is about something else. */
export const noRights: ServiceRights = {
  logins: {
    list: async () => [],
    create: async (label) => `token of ${label}`,
    addCertificate: async () => false,
    opens: async (password) => password === OWN_PASSWORD,
    revoke: async () => false,
  },
  administration: async () => undefined,
}
