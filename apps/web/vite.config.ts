import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

// The pages are served under a policy without inline scripts, so nothing may be injected into the HTML.
export default defineConfig({
  plugins: [solid()],
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:6680', ws: true } } },
})
