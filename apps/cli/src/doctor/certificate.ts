import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CertificateFiles } from '@longwire/bouncer'
import type { Finding } from '../finding.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 14

/** The certificate for IRC clients: there, with its key, and of today. */
export function* checkCertificate(files: CertificateFiles, now: number): Generator<Finding, void, void> {
  const pair = readPair(files)
  if ('level' in pair) {
    yield pair
    return
  }
  const { certificate, key } = pair
  if (!certificate.checkPrivateKey(key)) {
    yield {
      level: 'bad',
      text: `The key ${files.key} does not belong to the certificate ${files.certificate}.`,
      advice: 'Name the two that were made together with tls-certificate and tls-key.',
    }
  }
  const left = Math.floor((certificate.validToDate.getTime() - now) / DAY_MS)
  const until = certificate.validToDate.toISOString().slice(0, 10)
  if (certificate.validFromDate.getTime() > now) {
    yield {
      level: 'bad',
      text: `The certificate ${files.certificate} is not valid yet.`,
      advice: 'Is the clock of this machine right?',
    }
  } else if (left < 0) {
    yield { level: 'bad', text: `The certificate ${files.certificate} ended on ${until}.`, advice: renew }
  } else if (left < SOON_DAYS) {
    yield { level: 'warning', text: `The certificate ${files.certificate} ends in ${left} days.`, advice: renew }
  } else
    yield { level: 'good', text: `The certificate is good until ${until}, for ${certificate.subjectAltName ?? '?'}.` }
}

const renew = 'Renew it; Longwire reads the files again by itself.'

interface Pair {
  readonly certificate: X509Certificate
  readonly key: KeyObject
}

function readPair(files: CertificateFiles): Pair | Finding {
  try {
    const certificate = new X509Certificate(readFileSync(files.certificate))
    return { certificate, key: createPrivateKey(readFileSync(files.key)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      level: 'bad',
      text: `The certificate or its key cannot be read: ${reason}`,
      advice: 'Both are PEM files that the user of Longwire may read.',
    }
  }
}
