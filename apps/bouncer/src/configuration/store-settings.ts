import { parseKeys, StoreError } from '@longwire/store'
import type { PostgresChoice, StoreChoice } from '../store/store-choice.ts'
import { mistakeAt } from './configuration-error.ts'
import type { Given } from './given.ts'
import type { SettingName } from './settings.ts'

/** What the settings say about the store. Throws `ConfigurationError`, whose text holds no password and no key. */
export function storeChoice(given: (name: SettingName) => Given | undefined): StoreChoice {
  const passwordFile = passwordFileOf(given('store-password-file'))
  const postgres = postgresChoice(given('store'), passwordFile)
  if (passwordFile !== undefined && postgres === undefined) {
    throw mistakeAt(passwordFile.place, 'this is for a database server, which “store” names')
  }
  const keys = keysOf(given('key'))
  return {
    durability: durability(given('durability')),
    ...(postgres !== undefined && { postgres }),
    ...(keys !== undefined && { keys }),
  }
}

function textOf(given: Given | undefined): string | undefined {
  const text = given?.values.at(-1)
  return text === '' ? undefined : text
}

function passwordFileOf(given: Given | undefined): PostgresChoice['passwordFile'] {
  const file = textOf(given)
  return given === undefined || file === undefined ? undefined : { file, place: given.place }
}

function postgresChoice(
  given: Given | undefined,
  passwordFile: PostgresChoice['passwordFile'],
): PostgresChoice | undefined {
  const text = textOf(given)
  if (given === undefined || text === undefined || text === 'sqlite') return undefined
  const { place } = given
  const url = URL.parse(text)
  if (url === null || !['postgresql:', 'postgres:'].includes(url.protocol) || !isDecodable(url)) {
    // Without what was given: it may hold a password.
    throw mistakeAt(place, 'this is neither “sqlite” nor an address such as postgresql://USER@HOST/DATABASE')
  }
  if (passwordFile !== undefined && url.password !== '') {
    throw mistakeAt(place, 'this has a password, and “store-password-file” another one; leave one of them out')
  }
  return { url: text, shown: shownOf(url), ...(passwordFile !== undefined && { passwordFile }), place }
}

/** Without password and options. */
function shownOf({ protocol, username, host, pathname }: URL): string {
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}

/** A percent sign of a password that is not escaped makes an address that nobody can read. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username)
    decodeURIComponent(password)
    return true
  } catch {
    return false
  }
}

function durability(given: Given | undefined): StoreChoice['durability'] {
  const text = textOf(given) ?? 'normal'
  if (text === 'normal' || text === 'full') return text
  if (given === undefined) return 'normal'
  throw mistakeAt(given.place, `“${text}” is neither “normal” nor “full”`)
}

function keysOf(given: Given | undefined): StoreChoice['keys'] {
  const text = textOf(given)
  if (given === undefined || text === undefined) return undefined
  try {
    return parseKeys(text, 'this')
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw mistakeAt(given.place, 'this is no key of 32 bytes in base64; openssl rand -base64 32 makes one')
  }
}
