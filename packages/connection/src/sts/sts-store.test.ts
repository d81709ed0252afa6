import { stsStoreContract } from '../../test/sts-store-contract.ts'
import { createMemoryStsStore } from './sts-store.ts'

stsStoreContract('in memory', () => {
  const store = createMemoryStsStore()
  return { store, reopened: () => store }
})
