import { ConnectError, type ConnectErrorCode, type ConnectErrorDetails } from './error.ts'

/** What is known of a failure besides its code. */
export interface Circumstances extends ConnectErrorDetails {
  readonly cause?: unknown
  /** In place of what the code usually means. */
  readonly retry?: boolean
  /** The proxy's host, where one is between. */
  readonly proxy?: string
}

interface Meaning {
  readonly retry: boolean
  readonly text: (where: string, circumstances: Circumstances) => string
}

/** An error with the text that a person is shown. */
export function connectError(code: ConnectErrorCode, circumstances: Circumstances = {}): ConnectError {
  const meaning = meanings[code]
  const { cause, retry = meaning.retry, proxy: _, ...details } = pickDetails(circumstances)
  const where =
    circumstances.host === undefined
      ? 'the server'
      : circumstances.port === undefined
        ? circumstances.host
        : `${bracketed(circumstances.host)}:${circumstances.port}`
  return new ConnectError(code, { retry, userText: sentence(meaning.text(where, circumstances)), details, cause })
}

/** The end of a connection that has no address to name. */
export function closedError(code: 'closed' | 'closed-by-server' | 'not-open'): ConnectError {
  return connectError(code)
}

function pickDetails(circumstances: Circumstances): Circumstances {
  const { host, port, certificateFingerprint, certificateSubject, certificateExpires, serverText, cause, retry } =
    circumstances
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(certificateFingerprint !== undefined && { certificateFingerprint }),
    ...(certificateSubject !== undefined && { certificateSubject }),
    ...(certificateExpires !== undefined && { certificateExpires }),
    ...(serverText !== undefined && { serverText: serverText.slice(0, 512) }),
    ...(cause !== undefined && { cause }),
    ...(retry !== undefined && { retry }),
  }
}

function sentence(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

const said = (text: string | undefined): string => (text === undefined || text === '' ? '' : ` It said: ${text}`)

const fingerprint = ({ certificateFingerprint }: Circumstances): string =>
  certificateFingerprint === undefined ? '' : ` The certificate's SHA-256 fingerprint is ${certificateFingerprint}.`

const date = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '' : ` (valid until ${new Date(milliseconds).toISOString().slice(0, 10)})`

const wants =
  (what: string): Meaning['text'] =>
  (where, { serverText }) =>
    `${where} wants ${what}.${said(serverText)}`

const hungUp: Meaning = {
  retry: true,
  text: (where, { serverText }) => `${where} closed the connection.${said(serverText)}`,
}

const meanings: Readonly<Record<ConnectErrorCode, Meaning>> = {
  'name-not-found': {
    retry: true,
    text: (_, { host }) => `There is no server by the name ${host ?? ''}. Check the spelling of the server's address.`,
  },
  'name-lookup-failed': {
    retry: true,
    text: (_, { host }) => `The name ${host ?? ''} could not be looked up. Is this device connected to the internet?`,
  },
  refused: {
    retry: true,
    text: (where) => `${where} refused the connection. Check the port; if it is right, the server is not running.`,
  },
  unreachable: {
    retry: true,
    text: (where) => `${where} cannot be reached from here. Is this device connected to the internet?`,
  },
  'timed-out': {
    retry: true,
    text: (where) => `${where} did not answer in time. It may be down, or a firewall drops the connection.`,
  },
  reset: { retry: true, text: (where) => `The connection to ${where} was cut.` },
  'bind-failed': {
    retry: false,
    text: () => 'The local address to connect from does not belong to this machine, or is in use.',
  },
  'tls-untrusted': {
    retry: false,
    text: (where, circumstances) =>
      `The certificate of ${where} was not issued by an authority that is trusted here.${fingerprint(circumstances)} ` +
      'If you can check that fingerprint with the people who run the server, pin it; otherwise do not connect.',
  },
  'tls-wrong-name': {
    retry: false,
    text: (where, circumstances) =>
      `The certificate of ${where} is for another name${of(circumstances.certificateSubject)}. Check the server's address.` +
      `${fingerprint(circumstances)} If you know that the certificate is right, pin it.`,
  },
  'tls-expired': {
    retry: true,
    text: (where, circumstances) =>
      `The certificate of ${where} is not valid today${date(circumstances.certificateExpires)}. Check this device's date; ` +
      `if it is right, the server's people must renew it.${fingerprint(circumstances)}`,
  },
  'tls-pin-mismatch': {
    retry: false,
    text: (where, circumstances) =>
      `The certificate of ${where} is not the pinned one.${fingerprint(circumstances)} Either the server has a new ` +
      'certificate, or somebody is in between. Ask the people who run it before you change the pin.',
  },
  'tls-failed': {
    retry: true,
    text: (where) =>
      `No secure connection could be agreed on with ${where}. Check that the port is one for TLS (often 6697).`,
  },
  'proxy-refused': {
    retry: true,
    text: (where, { proxy, serverText }) => `The proxy ${proxy ?? ''} did not connect to ${where}.${said(serverText)}`,
  },
  'proxy-login': {
    retry: false,
    text: (_, { proxy }) => `The proxy ${proxy ?? ''} wants another user name or password. Check the proxy's settings.`,
  },
  'proxy-failed': {
    retry: true,
    text: (_, { proxy }) => `The proxy ${proxy ?? ''} did not work. Check its address, its port and its kind.`,
  },
  'websocket-refused': {
    retry: true,
    text: (where) =>
      `${where} did not accept a WebSocket. Check the address, and that the server offers IRC over WebSocket.`,
  },
  'not-irc': {
    retry: false,
    text: (where, { serverText }) => `${where} is not an IRC server. Check the port.${said(serverText)}`,
  },
  'registration-timeout': {
    retry: true,
    text: (where) => `${where} took the connection but never let us in. It may be overloaded.`,
  },
  'keepalive-timeout': { retry: true, text: (where) => `${where} stopped answering.` },
  'closed-by-server': hungUp,
  banned: {
    retry: false,
    text: (where, { serverText }) => `You are banned from ${where}. Ask the network's staff.${said(serverText)}`,
  },
  // Its own words tell.
  throttled: hungUp,
  'nickname-refused': { retry: true, text: wants('another nickname') },
  'login-refused': {
    retry: false,
    text: (where, { serverText }) =>
      `The login to ${where} was refused. Check account and password.${said(serverText)}`,
  },
  'login-unavailable': {
    retry: false,
    text: (where, { serverText }) =>
      `${where} offers no login that is set up here. Choose another one, or none.${said(serverText)}`,
  },
  'login-required': { retry: false, text: wants('a login') },
  'password-refused': { retry: false, text: wants('another server password') },
  'sts-refused': {
    retry: true,
    text: (where) => `${where} promised to be reachable securely, and is not now. It is not done without encryption.`,
  },
  'queue-full': { retry: true, text: () => 'Too much is waiting to be sent or read. Try again in a while.' },
  'not-open': { retry: true, text: () => 'There is no connection now.' },
  cancelled: { retry: false, text: () => 'This was cancelled.' },
  closed: { retry: false, text: () => 'The connection was closed here.' },
}

function of(subject: string | undefined): string {
  return subject === undefined ? '' : ` (${subject})`
}
