import { join } from 'node:path'
import { defaultClientConditions, defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { keptPage } from './tooling/kept-page.ts'
import { preloadStart } from './tooling/preload-start.ts'
import { precompress } from './tooling/precompress.ts'
import { serviceWorkerPrecache } from './tooling/service-worker-precache.ts'
import { tightenStart } from './tooling/tighten-start.ts'

const folder = import.meta.dirname
/** Chunks that each page names, or has in its own script. */
const isAlwaysThere = /^assets\/(?:(?:index|signed-in|rolldown-runtime)-|conversation-[\w-]+\.js$)/

// The pages are served under policies that allow their inline scripts by their hashes, so nothing may be injected into the HTML later.
export default defineConfig({
  plugins: [
    solid(),
    keptPage({
      atOnce: join(folder, 'src/offline/read-at-once.ts'),
      chunks: ['index', 'signed-in', 'conversation'],
    }),
    preloadStart({ first: ['signed-in'], later: ['live-part'] }),
    tightenStart({
      all: ['index', 'entrance', 'signed-in', 'live-part', 'conversation'],
      compiledAtOnce: ['index', 'entrance', 'signed-in'],
    }),
    serviceWorkerPrecache(join(folder, 'public')),
    precompress(),
  ],
  // A screen behind a bouncer needs less of the protocol than a client by itself; see packages/irc/package.json.
  resolve: { conditions: ['screen', ...defaultClientConditions] },
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: {
      polyfill: false,
      // What is there whenever anything is asked for need not be named to be fetched beside it.
      resolveDependencies: (_file, chunks, { hostType }) =>
        hostType === 'js' ? chunks.filter((chunk) => !isAlwaysThere.test(chunk)) : [...chunks],
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: join(folder, 'index.html'),
        'service-worker': join(folder, 'src/service-worker/service-worker.ts'),
      },
      output: {
        // A file for each step of a start, with all that it needs beyond the one before; docs/decisions/start-in-two-parts.md
        codeSplitting: {
          groups: [
            // With what both who signs in and who is signed in need, and all the styles of a first page: a browser asks a server of
            // HTTP/1.1 for six things at once, and each file by itself would keep a script waiting.
            {
              name: 'index',
              test: /src\/(main\.tsx|texts\/place-texts\.ts|app\.css|.*\/(welcome|conversations|jump)\.css)$|rolldown\/runtime/,
              priority: 5,
            },
            { name: 'entrance', test: /src\/entrance\.tsx$/, priority: 4 },
            // With what lines that were kept need as much as those that come.
            { name: 'signed-in', test: /src\/(signed-in\.tsx|nothing-open\.tsx|links\.ts)$/, priority: 3 },
            { name: 'live-part', test: /src\/session\/live-part\.ts$/, priority: 1 },
            { name: 'conversation', test: /src\/places\/conversation\/conversation\.tsx$/, priority: 0 },
          ],
        },
        // Its path is its scope, and browsers look for a new version under the same name.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:6680', ws: true } } },
})
