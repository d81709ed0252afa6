// A worker thread that ends at its first request, as one does that runs out of memory.
import { parentPort } from 'node:worker_threads'

parentPort?.on('message', () => process.exit(3))
