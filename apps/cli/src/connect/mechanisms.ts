import type { SaslMechanism } from '@longwire/irc'
import { UsageError } from '../command.ts'
import { readOptionFile, readSecretFile } from '../option-file.ts'
import type { MechanismName } from './mechanism-names.ts'
import type { ConnectOptions, SaslOptions } from './options.ts'

/** Asks a person for a password without showing it; undefined where there is nobody to ask. */
export type AskSecret = (question: string) => Promise<string | undefined>

/** The mechanisms to log in with, in the order to try; none where no login was asked for. */
export async function saslMechanisms(options: ConnectOptions, ask: AskSecret): Promise<readonly SaslMechanism[]> {
  const { sasl } = options
  if (!sasl) return []
  const names = sasl.mechanisms ?? defaultMechanisms(options, sasl)
  const secret = onceFor(async () => {
    if (sasl.passwordFile !== undefined) return readSecretFile('--sasl-pass-file', sasl.passwordFile)
    const given = sasl.password ?? (await ask(`Password of ${sasl.username ?? 'the account'}: `))
    if (given !== undefined && given !== '') return given
    throw new UsageError('A password is needed: --sasl-pass-file FILE, or LONGWIRE_SASL_PASS.')
  })
  const mechanisms: SaslMechanism[] = []
  for (const name of names) mechanisms.push(await mechanism(name, sasl, secret))
  return mechanisms
}

// PLAIN tells the password: by default only where nobody between us and the server can take SCRAM from its list.
function defaultMechanisms({ tls, servers }: ConnectOptions, { keyFile }: SaslOptions): readonly MechanismName[] {
  if (keyFile !== undefined) return ['ECDSA-NIST256P-CHALLENGE']
  const unheard = tls || servers.every((server) => /^(?:localhost|127\.[0-9.]+|::1)$/.test(server))
  return unheard ? ['SCRAM-SHA-256', 'PLAIN'] : ['SCRAM-SHA-256']
}

async function mechanism(
  name: MechanismName,
  sasl: SaslOptions,
  secret: () => Promise<string>,
): Promise<SaslMechanism> {
  const username = (): string => {
    if (sasl.username !== undefined && sasl.username !== '') return sasl.username
    throw new UsageError(`--sasl-mechanism ${name} needs --sasl-user NAME.`)
  }
  switch (name) {
    case 'PLAIN': {
      const { plain } = await import('@longwire/irc/sasl/plain')
      return plain({ username: username(), password: await secret() })
    }
    case 'EXTERNAL': {
      const { external } = await import('@longwire/irc/sasl/external')
      return external(sasl.username)
    }
    case 'SCRAM-SHA-256': {
      const { scramSha256 } = await import('@longwire/irc/sasl/scram')
      return scramSha256({ username: username(), password: await secret() })
    }
    case 'SCRAM-SHA-512': {
      const { scramSha512 } = await import('@longwire/irc/sasl/scram')
      return scramSha512({ username: username(), password: await secret() })
    }
    case 'ECDSA-NIST256P-CHALLENGE': {
      const { ecdsaNist256pChallenge } = await import('@longwire/irc/sasl/ecdsa-nist256p-challenge')
      return ecdsaNist256pChallenge({ username: username(), privateKey: await privateKey(sasl.keyFile) })
    }
    case 'OAUTHBEARER': {
      const { oauthBearer } = await import('@longwire/irc/sasl/oauthbearer')
      return oauthBearer({ token: await secret(), ...(sasl.username !== undefined && { username: sasl.username }) })
    }
  }
}

async function privateKey(file: string | undefined): Promise<Uint8Array> {
  if (file === undefined) throw new UsageError('--sasl-mechanism ECDSA-NIST256P-CHALLENGE needs --sasl-key FILE.')
  const { readEcPrivateKey } = await import('@longwire/irc/sasl/ec-private-key')
  const key = readEcPrivateKey(readOptionFile('--sasl-key', file))
  if (key) return key
  throw new UsageError(`--sasl-key: ${file} holds no private key of P-256 without a passphrase.`)
}

function onceFor<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= work())
}
