import { storeContract } from '../../test/store.contract.ts'
import { PERSON, TestEnvironment } from '../../test/harness.ts'
import { openMemoryStore } from './memory-store.ts'

storeContract('memory', async () => {
  const environment = new TestEnvironment()
  const store = openMemoryStore({ environment })
  return { environment, person: PERSON, store, reopen: async () => store, dispose: () => store.close() }
})
