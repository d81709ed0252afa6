import { StoreError, type StoreErrorCode } from '../error.ts'

interface Meaning {
  readonly code: StoreErrorCode
  readonly retry: boolean
  readonly userText: string
}

const unreachable: Meaning = {
  code: 'io',
  retry: true,
  userText: 'The database server cannot be reached. Check that PostgreSQL runs and that its address is right.',
}
const diskFull: Meaning = {
  code: 'disk-full',
  retry: true,
  userText: 'The disk of the database server is full: nothing new can be recorded. Recording resumes by itself.',
}
const readOnly: Meaning = {
  code: 'read-only',
  retry: false,
  userText: 'The database can only be read: it is a standby, or was set to read-only.',
}
const corrupt: Meaning = {
  code: 'corrupt',
  retry: false,
  userText: 'The database server found damage in its files. Restore the latest backup.',
}
const locked: Meaning = {
  code: 'locked',
  retry: true,
  userText: 'The database is busy with something else. Try again.',
}
const wrongLogin: Meaning = {
  code: 'refused',
  retry: false,
  userText: 'The database server refused the login. Check the name and the password, and what its pg_hba.conf allows.',
}
const noDatabase: Meaning = {
  code: 'refused',
  retry: false,
  userText: 'The database server has no database of that name. Make it first, with the encoding UTF8.',
}
const noRight: Meaning = {
  code: 'refused',
  retry: false,
  userText: 'The database server does not let this user make its tables. The user has to own the database.',
}
const untrusted: Meaning = {
  code: 'refused',
  retry: false,
  userText:
    'The certificate of the database server is not trusted, or it speaks no TLS. Check “sslmode” in the address.',
}
const conflict: Meaning = { code: 'conflict', retry: false, userText: 'It is there already.' }

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const bySqlState: Readonly<Record<string, Meaning>> = {
  '53100': diskFull,
  '25006': readOnly,
  '55P03': locked,
  '40P01': locked,
  '40001': locked,
  '23505': conflict,
  '28000': wrongLogin,
  '28P01': wrongLogin,
  SASL_SIGNATURE_MISMATCH: wrongLogin,
  '3D000': noDatabase,
  '42501': noRight,
  XX001: corrupt,
  XX002: corrupt,
}

// https://nodejs.org/api/tls.html#x509-certificate-error-codes, https://nodejs.org/api/errors.html
const ofTls = /^(?:ERR_(?:SSL|TLS)_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|EPROTO)$/

/** Classes of codes: connection exceptions, insufficient resources, operator intervention, system errors. */
const unreachableClasses = new Set(['08', '53', '57', '58'])

function meaningOf(code: string): Meaning | undefined {
  const known = bySqlState[code]
  if (known !== undefined) return known
  if (ofTls.test(code)) return untrusted
  if (/^(?:E[A-Z]+|CONNECT\w*|CONNECTION_\w+)$/.test(code)) return unreachable
  return unreachableClasses.has(code.slice(0, 2)) ? unreachable : undefined
}

/** What the server or the way to it said, as one of our codes; anything else comes back as it is. */
export function postgresErrorOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error instanceof StoreError || !('code' in error) || typeof error.code !== 'string') return error
  const meaning = meaningOf(error.code)
  if (meaning === undefined) return error
  const { code, retry, userText } = meaning
  return new StoreError(code, { retry, userText, cause: error })
}
