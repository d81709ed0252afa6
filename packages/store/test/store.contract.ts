import { describe } from 'node:test'
import { accountsContract } from './accounts.contract.ts'
import { appendContract } from './append.contract.ts'
import { buffersContract } from './buffers.contract.ts'
import type { MakeHarness } from './harness.ts'
import { factsContract } from './facts.contract.ts'
import { retentionContract } from './retention.contract.ts'
import { pageContract } from './page.contract.ts'
import { readingContract } from './reading.contract.ts'
import { searchContract } from './search.contract.ts'
import { sinceContract } from './since.contract.ts'

/** Everything that a store has to hold, whatever it keeps things in. */
export function storeContract(name: string, make: MakeHarness): void {
  describe(name, () => {
    accountsContract(make)
    buffersContract(make)
    appendContract(make)
    pageContract(make)
    readingContract(make)
    sinceContract(make)
    searchContract(make)
    factsContract(make)
    retentionContract(make)
  })
}
