// Loaded before each test file. solid-js resolves to its server build under Node; tests of the web app want the one
// that browsers get, and no other test may have it (ws, for one, exports a stub under the same condition).
import { registerHooks } from 'node:module'

if (process.argv[1]?.replaceAll('\\', '/').includes('/apps/web/src/') === true) {
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, 'browser'] }),
  })
}
