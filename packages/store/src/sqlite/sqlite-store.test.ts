import { makeSqlite } from '../../test/sqlite-harness.ts'
import { storeContract } from '../../test/store.contract.ts'

storeContract('SQLite', () => makeSqlite())
