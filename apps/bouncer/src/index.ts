export type { Bouncer } from './bouncer.ts'
export {
  type Configuration,
  DEFAULT_HTTP,
  formatListenAddress,
  type ListenAddress,
  parseListenAddress,
} from './configuration/configuration.ts'
export { defaultDataFolder } from './configuration/data-folder.ts'
export { serve } from './serve.ts'
