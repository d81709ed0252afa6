import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { rootCertificates } from 'node:tls'
import { ServerCertificate } from '../downstream/listeners/server-certificate.ts'
import type { Log } from '../log/log.ts'
import { type Configuration, formatListenAddress, type ListenAddress } from './configuration.ts'
import { ConfigurationError, mistakeAt } from './configuration-error.ts'
import { fileTrouble, isOfSystem } from './file-trouble.ts'
import type { SettingName } from './settings.ts'

/**
 * The authorities that networks may be signed by: the known ones, and the configured ones beside them. Undefined where none
 * are configured. Rejects with {@link ConfigurationError}.
 */
export async function configuredAuthorities(configuration: Configuration): Promise<string | undefined> {
  const { tlsCa: file } = configuration
  if (file === undefined) return undefined
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw mistakeOf(configuration, 'tls-ca', `${file}: ${fileTrouble(error)}`)
  })
  // Whoever only connects would be told of it much later, if at all.
  if (!isCertificate(text)) throw mistakeOf(configuration, 'tls-ca', `${file}: this holds no certificate in PEM`)
  return [...rootCertificates, text].join('\n')
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0
  } catch {
    return false
  }
}

/** The certificate for IRC clients; undefined where none is configured. Rejects with {@link ConfigurationError}. */
export async function configuredCertificate(
  configuration: Configuration,
  log: Log,
): Promise<ServerCertificate | undefined> {
  const { certificate: files } = configuration
  if (files === undefined) return undefined
  try {
    return await ServerCertificate.load(files.certificate, files.key, log)
  } catch (error) {
    if (isOfSystem(error)) {
      const isKey = error.path === files.key && files.key !== files.certificate
      throw mistakeOf(configuration, isKey ? 'tls-key' : 'tls-certificate', `${error.path}: ${fileTrouble(error)}`)
    }
    const reason = error instanceof Error ? error.message : String(error)
    const text = `${files.certificate}, with the key in ${files.key}, cannot be used: ${reason}`
    throw mistakeOf(configuration, 'tls-certificate', text)
  }
}

const NOT_OURS: readonly string[] = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAFNOSUPPORT']

/** Why an address cannot be listened on, where it is none of this machine; another error as it is. */
export function listenTrouble(configuration: Configuration, error: unknown): unknown {
  if (!isOfSystem(error) || !NOT_OURS.includes(error.code ?? '')) return error
  const { address, hostname, port } = error as { address?: string; hostname?: string; port?: number }
  const failed = ({ host, port: wanted }: ListenAddress): boolean =>
    host === (hostname ?? address) && (port === undefined || port === wanted)
  for (const name of ['http', 'irc', 'ircs'] as const) {
    const found = configuration[name].find(failed)
    if (found !== undefined) {
      return mistakeOf(configuration, name, `“${formatListenAddress(found)}” is no address of this machine`)
    }
  }
  return error
}

function mistakeOf({ places }: Configuration, name: SettingName, text: string): ConfigurationError {
  const place = places.get(name)
  return place === undefined ? new ConfigurationError(`${name}: ${text}`) : mistakeAt(place, text)
}
