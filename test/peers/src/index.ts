export type { PeerName } from './catalogue.ts'
export { peersAskedFor, setUpPeers, skipUnless } from './need.ts'
