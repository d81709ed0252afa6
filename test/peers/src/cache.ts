import { join } from 'node:path'

/** The checkout that this package lies in. */
const repositoryRoot = join(import.meta.dirname, '../../..')

/** Where fetched programs are kept between runs; git ignores it, and it may be deleted at any time. */
export const cacheFolder = join(repositoryRoot, '.cache/peers')
