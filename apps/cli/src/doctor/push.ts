import type { Configuration } from '@longwire/bouncer'
import type { Finding } from '../finding.ts'

/** Whether notifications can reach devices: browsers take them from HTTPS pages alone, and push services want a contact. */
export function* checkPush({ pushContact, url }: Configuration): Generator<Finding, void, void> {
  if (url?.startsWith('http:') === true && !isLocal(new URL(url))) {
    yield {
      level: 'warning',
      text: `Notifications cannot work at ${url}: browsers allow them on HTTPS pages only.`,
      advice: '“longwire expose” shows ways to HTTPS; then set “url” to the address with https.',
    }
    return
  }
  if (pushContact === undefined) {
    yield { level: 'good', text: 'Push services are told the https address at which a device opened the web app.' }
    return
  }
  const named = URL.parse(pushContact)
  const host = named?.protocol === 'mailto:' ? (named.pathname.split('@').at(-1) ?? '') : (named?.hostname ?? '')
  if (/(?:^|\.)(?:invalid|example|test|local|localhost)$/.test(host) || !host.includes('.')) {
    yield {
      level: 'warning',
      text: `The contact for push services, ${pushContact}, is nobody’s on the internet; some of them refuse it.`,
      advice: 'Set “push-contact” to an address that is read: mailto:YOU@YOUR-HOST.',
    }
    return
  }
  yield { level: 'good', text: `Push services are told to write to ${pushContact}.` }
}

function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
}
