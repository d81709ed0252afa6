import type { Extension } from '../extension.ts'
import { answers } from '../session/requests/reply-family.ts'

/** Certificates by which one may log in to a bouncer: `CLIENTCERT CREATE`, `LIST` and `DELETE`. */
export const clientCert: Extension = {
  name: 'client-cert',
  spec: 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext/client-cert.md',
  capabilities: ['soju.im/client-cert'],
  needs: ['batch'],
  families: [
    {
      name: 'client-cert-list',
      commands: ['CLIENTCERT'],
      fits: (params) => params[0]?.toUpperCase() === 'LIST',
      batch: 'soju.im/client-cert',
      answers: answers(),
    },
    { name: 'client-cert', commands: ['CLIENTCERT'], target: 0, answers: answers({ end: 'CLIENTCERT', target: 0 }) },
  ],
}
