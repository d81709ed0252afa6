// An IRC server of your own, to try the tutorial with: `npx node docs/tutorial/playground.ts`, Ctrl+C ends it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { skipUnless, startErgo, tlsCertificates } from '@longwire/peers'

const missing = await skipUnless('ergo')
if (missing === false) await start()
else {
  console.log(missing)
  console.log('Any other IRC server will do: https://ergo.chat has one for every system.')
  process.exitCode = 1
}

async function start(): Promise<void> {
  const { ca, valid } = await tlsCertificates()
  const ergo = await startErgo({ tls: valid, accounts: { grace: 'playground' } })
  const authority = join(ergo.folder, 'ca.pem')
  writeFileSync(authority, ca)
  console.log(`plain      ${ergo.host} ${ergo.port}`)
  console.log(`TLS        localhost ${ergo.tlsPort}, with NODE_EXTRA_CA_CERTS=${authority}`)
  console.log(`WebSocket  ${ergo.webSocketUrl}`)
  console.log('account    grace, with IRC_PASSWORD=playground')
  const keepRunning = setInterval(() => {}, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(keepRunning)
      void ergo.stop()
    })
  }
}
