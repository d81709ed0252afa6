/** SASL mechanisms that can be asked for. */
export const mechanismNames = [
  'PLAIN',
  'EXTERNAL',
  'SCRAM-SHA-256',
  'SCRAM-SHA-512',
  'ECDSA-NIST256P-CHALLENGE',
  'OAUTHBEARER',
] as const

/** A SASL mechanism that can be asked for. */
export type MechanismName = (typeof mechanismNames)[number]

export function isMechanismName(name: string): name is MechanismName {
  return (mechanismNames as readonly string[]).includes(name)
}
