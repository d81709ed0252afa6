import { type ErgoServer, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'
import type { FrameGate } from './frame-gate.ts'
import { Page } from './page.ts'

/** Ada, at a bouncer of her own that is on Ergo, with a page on which she is there. */
export interface PhoneOnErgo extends AsyncDisposable {
  readonly ergo: ErgoServer
  readonly longwire: Longwire
  readonly ada: Account
  /** The id of the network. */
  readonly network: string
  readonly phone: Page
}

/** Starts all of it; the page's frames go through a gate where one is given. */
export async function startPhoneOnErgo(gate?: FrameGate): Promise<PhoneOnErgo> {
  await using stack = new AsyncDisposableStack()
  const ergo = stack.use(await startErgo())
  const longwire = stack.use(await Longwire.start())
  const ada = await Account.setUp(longwire)
  const network = await ada.addNetwork({ name: 'ergo', port: ergo.port })
  const phone = stack.use(await Page.open(longwire, ada, gate))
  await phone.until('being there', ['networks', `network ${network}`], ({ state }) => {
    return state.networks.get(network)?.current === true
  })
  const started = stack.move()
  return { ergo, longwire, ada, network, phone, [Symbol.asyncDispose]: () => started.disposeAsync() }
}
