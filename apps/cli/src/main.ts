import process from 'node:process'
import { sourceResources } from '@longwire/bouncer'
import { runLongwire } from './run-longwire.ts'

await runLongwire(process.argv.slice(2), sourceResources)
