import { join } from 'node:path'
import { defaultClientConditions, defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { precompress } from './tooling/precompress.ts'
import { serviceWorkerPrecache } from './tooling/service-worker-precache.ts'

const folder = import.meta.dirname

// The pages are served under a policy without inline scripts, so nothing may be injected into the HTML.
export default defineConfig({
  plugins: [solid(), serviceWorkerPrecache(join(folder, 'public')), precompress()],
  // A screen behind a bouncer needs less of the protocol than a client by itself; see packages/irc/package.json.
  resolve: { conditions: ['screen', ...defaultClientConditions] },
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: join(folder, 'index.html'),
        'service-worker': join(folder, 'src/service-worker/service-worker.ts'),
      },
      output: {
        // Its path is its scope, and browsers look for a new version under the same name.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:6680', ws: true } } },
})
