// `npm run build`: what the package `longwire` ships, in apps/cli/dist. `npm run package` makes the tarball of it.
import { buildPackage } from './packaging/package-build.ts'

await buildPackage()
