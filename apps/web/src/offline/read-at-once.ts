// All of the inline script of the page that the service worker keeps (tooling/read-at-once.ts): what is kept is read while the scripts that
// draw it are fetched and compiled.
import { readEarly } from './database.ts'

readEarly(window)
