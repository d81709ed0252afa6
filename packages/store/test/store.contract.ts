import { after, describe } from 'node:test'
import { accountsContract } from './accounts.contract.ts'
import { appendContract } from './append.contract.ts'
import { buffersContract } from './buffers.contract.ts'
import { type MakeHarness, sharing } from './harness.ts'
import { factsContract } from './facts.contract.ts'
import { retentionContract } from './retention.contract.ts'
import { loginsContract } from './logins.contract.ts'
import { pageContract } from './page.contract.ts'
import { readingContract } from './reading.contract.ts'
import { searchContract } from './search.contract.ts'
import { sinceContract } from './since.contract.ts'

/** Everything that a store has to hold, whatever it keeps things in. */
export function storeContract(name: string, make: MakeHarness): void {
  const shared = sharing(make)
  describe(name, () => {
    after(() => shared.end())
    accountsContract(make)
    loginsContract(make)
    buffersContract(shared.make)
    appendContract(shared.make)
    pageContract(shared.make)
    readingContract(shared.make)
    sinceContract(shared.make)
    searchContract(shared.make)
    factsContract(shared.make)
    retentionContract(shared.make)
  })
}
