import { AdministrationError } from './administration-error.ts'
import type { NetworkChange, StatusAnswer } from './answers.ts'
import type { ArchiveAdministration } from './archive-administration.ts'
import type { ImportRequest, ImportSource } from './archive-answers.ts'
import type { BackupAdministration } from './backup-administration.ts'
import type { KeyAdministration } from './key-administration.ts'
import type { NetworkAdministration } from './network-administration.ts'
import type { Tell } from './tell.ts'
import type { UserAdministration } from './user-administration.ts'

/** Everything that can be administered. */
export interface Administration {
  readonly people: UserAdministration
  readonly networks: NetworkAdministration
  readonly archives: ArchiveAdministration
  readonly backups: BackupAdministration
  readonly keys: KeyAdministration
  status(): Promise<StatusAnswer>
}

/** A request as it travels: the name of an operation, and its parameters. */
export interface AdministrationRequest {
  readonly operation: string
  readonly parameters: Readonly<Record<string, unknown>>
}

type Parameters = AdministrationRequest['parameters']

type Operation = (administration: Administration, given: Parameters, tell: Tell) => Promise<unknown>

const operations: Readonly<Record<string, Operation>> = {
  status: (administration) => administration.status(),
  'user.list': ({ people }) => people.list(),
  'user.add': ({ people }, given) => people.add(text(given, 'name'), text(given, 'password'), given['admin'] === true),
  'user.passwd': ({ people }, given) => people.changePassword(text(given, 'name'), text(given, 'password')),
  'user.disable': ({ people }, given) => people.setDisabled(text(given, 'name'), true),
  'user.enable': ({ people }, given) => people.setDisabled(text(given, 'name'), false),
  'user.delete': ({ people }, given) => people.remove(text(given, 'name')),
  'login.list': ({ people }, given) => people.listLogins(text(given, 'user')),
  'login.revoke': ({ people }, given) => people.revoke(text(given, 'user'), text(given, 'id')),
  'login.link': ({ people }, given) => people.loginLink(text(given, 'user')),
  'password.add': ({ people }, given) => people.addAppPassword(text(given, 'user'), text(given, 'label')),
  'certificate.add': ({ people }, given) =>
    people.addCertificate(text(given, 'user'), text(given, 'fingerprint'), text(given, 'label')),
  'network.list': ({ networks }, given) => networks.list(text(given, 'user')),
  'network.status': ({ networks }, given) => networks.status(text(given, 'user'), text(given, 'network')),
  'network.add': ({ networks }, given) => networks.add(text(given, 'user'), change(given), texts(given, 'channels')),
  'network.edit': ({ networks }, given) => networks.edit(text(given, 'user'), text(given, 'network'), change(given)),
  'network.delete': ({ networks }, given) => networks.remove(text(given, 'user'), text(given, 'network')),
  'history.export': ({ archives }, given, tell) =>
    given['form'] === 'text'
      ? archives.exportText(text(given, 'user'), tell)
      : archives.exportJson(text(given, 'user'), tell),
  'history.import': ({ archives }, given, tell) => archives.import(text(given, 'user'), importRequest(given), tell),
  'key.rotate': ({ keys }) => keys.rotate(),
  backup: ({ backups }, given, tell) => backups.backup(text(given, 'directory'), tell),
}

/** Carries one request out, and tells how it goes on. Rejects with {@link AdministrationError}, or with what the store says. */
export async function administer(
  administration: Administration,
  { operation, parameters }: AdministrationRequest,
  tell: Tell,
): Promise<unknown> {
  const carryOut = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  if (carryOut === undefined) throw new AdministrationError('invalid', `There is no operation “${operation}”.`)
  return (await carryOut(administration, parameters, tell)) ?? null
}

function text(given: Parameters, key: string): string {
  const value = given[key]
  if (typeof value === 'string') return value
  throw new AdministrationError('invalid', `“${key}” is missing.`)
}

function texts(given: Parameters, key: string): readonly string[] {
  const value = given[key] ?? []
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw new AdministrationError('invalid', `“${key}” is not a list.`)
}

function change(given: Parameters): NetworkChange {
  const value = given['settings']
  if (typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')) {
    return value as NetworkChange
  }
  throw new AdministrationError('invalid', 'The settings are missing.')
}

const sources: readonly ImportSource[] = ['longwire', 'znc', 'soju', 'weechat', 'irssi', 'lounge']

function importRequest(given: Parameters): ImportRequest {
  const from = sources.find((source) => source === given['from'])
  if (from === undefined) throw new AdministrationError('invalid', `A history comes from ${sources.join(', ')}.`)
  const networks = given['networks']
  const zone = text(given, 'zone')
  if (!isZone(zone)) throw new AdministrationError('invalid', `There is no time zone “${zone}”.`)
  return {
    from,
    path: text(given, 'path'),
    zone,
    nicknames: texts(given, 'nicknames'),
    ...(typeof networks === 'string' && { networks }),
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== ''
  } catch {
    return false
  }
}
