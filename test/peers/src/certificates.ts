// The X.509 library's dependency injection looks for it when it is loaded.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/** A certificate and its private key, both PEM. */
export interface CertificatePair {
  readonly cert: string
  readonly key: string
  /** SHA-256 of the certificate in DER, lowercase hexadecimal without colons. */
  readonly fingerprint: string
}

/** Certificates for everything that can be right or wrong about TLS. */
export interface TestCertificates {
  /** PEM of the authority that signed all of them but `selfSigned`; what a client must trust. */
  readonly ca: string
  /** For localhost, 127.0.0.1 and ::1. */
  readonly valid: CertificatePair
  /** The same names, but its time ended yesterday. */
  readonly expired: CertificatePair
  /** The same names, but its time begins in a day. */
  readonly notYetValid: CertificatePair
  /** For wrong.example only. */
  readonly wrongName: CertificatePair
  /** The right names, signed by itself. */
  readonly selfSigned: CertificatePair
  /** For a client to log in with (CertFP). */
  readonly client: CertificatePair
}

const DAY = 86_400_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const localNames: x509.JsonGeneralNames = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
]

interface Authority {
  readonly certificate: x509.X509Certificate
  readonly keys: CryptoKeyPair
}

type CryptoKeyPair = webcrypto.CryptoKeyPair

interface Leaf {
  readonly commonName: string
  readonly names: x509.JsonGeneralNames
  readonly notBefore: Date
  readonly notAfter: Date
  readonly usage: x509.ExtendedKeyUsage
}

function newKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function pemOfKey(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key)
  return x509.PemConverter.encode(der, 'PRIVATE KEY')
}

async function createAuthority(now: number): Promise<Authority> {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Longwire test authority',
    notBefore: new Date(now - 30 * DAY),
    notAfter: new Date(now + 30 * DAY),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  })
  return { certificate, keys }
}

/** Signed by the authority, or by itself when there is none. */
async function createLeaf(leaf: Leaf, authority?: Authority): Promise<CertificatePair> {
  const keys = await newKeys()
  const subject = `CN=${leaf.commonName}`
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: authority?.certificate.subject ?? subject,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: authority?.keys.privateKey ?? keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([leaf.usage]),
      new x509.SubjectAlternativeNameExtension(leaf.names),
    ],
  })
  const fingerprint = Buffer.from(await certificate.getThumbprint('SHA-256')).toString('hex')
  return { cert: certificate.toString('pem'), key: await pemOfKey(keys.privateKey), fingerprint }
}

/** Makes a certificate authority and certificates for tests, valid around `now`; milliseconds of work. */
export async function tlsCertificates(now: Date = new Date()): Promise<TestCertificates> {
  const time = now.getTime()
  const authority = await createAuthority(time)
  const server: Leaf = {
    commonName: 'localhost',
    names: localNames,
    notBefore: new Date(time - 2 * DAY),
    notAfter: new Date(time + 20 * DAY),
    usage: x509.ExtendedKeyUsage.serverAuth,
  }
  return {
    ca: authority.certificate.toString('pem'),
    valid: await createLeaf(server, authority),
    expired: await createLeaf({ ...server, notAfter: new Date(time - DAY) }, authority),
    notYetValid: await createLeaf({ ...server, notBefore: new Date(time + DAY) }, authority),
    wrongName: await createLeaf(
      { ...server, commonName: 'wrong.example', names: [{ type: 'dns', value: 'wrong.example' }] },
      authority,
    ),
    selfSigned: await createLeaf(server),
    client: await createLeaf(
      { ...server, commonName: 'client', names: [], usage: x509.ExtendedKeyUsage.clientAuth },
      authority,
    ),
  }
}
