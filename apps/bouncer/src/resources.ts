import { fileURLToPath } from 'node:url'
import { type StoreResources, packagedResources } from '@longwire/store'

/** All that is shipped beside the code; a package and the single executable supply their own. */
export interface Resources extends StoreResources {
  /** The folder with the built web app. An executable unpacks it below `dataFolder`; others have it already. */
  webApp(dataFolder: string): string
}

/** What is shipped, as it lies in the sources. */
export const sourceResources: Resources = {
  ...packagedResources,
  webApp: () => fileURLToPath(new URL('../../web/dist', import.meta.url)),
}
