import { modelContract } from '../../test/model.contract.ts'
import { makeSqlite } from '../../test/sqlite-harness.ts'

modelContract(() => makeSqlite(), 1500)
