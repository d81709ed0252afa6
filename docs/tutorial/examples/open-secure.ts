// node open-secure.ts [HOST] [PORT] [FINGERPRINT]
import { ConnectError } from '@longwire/connection'
import { IrcConnection } from '@longwire/connection/node'

const [host = 'localhost', port = '6697', fingerprint] = process.argv.slice(2)
const wire = new IrcConnection({
  host,
  port: Number(port),
  tls: true,
  ...(fingerprint !== undefined && { trust: { pins: [fingerprint] } }),
})

wire.listen({ stage: (stage) => console.log(stage) })

const opening = wire.open()
process.once('SIGINT', () => opening.cancel())
try {
  const { tls } = await opening.done
  console.log(`${tls?.protocol}, trusted by ${tls?.trust}`)
  await wire.close().done
} catch (error) {
  if (!(error instanceof ConnectError)) throw error
  console.log(`not open: ${error.code}`)
  const shown = error.details.certificateFingerprint
  if (shown !== undefined) console.log(`the certificate's fingerprint is ${shown}`)
  process.exitCode = 1
}
