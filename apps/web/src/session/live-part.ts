import { systemEnvironment } from '@longwire/connection'
import { type LivePart, type ModelCache, createModel } from '@longwire/model'
import { version } from '../../package.json'
import { screenSettings } from '../preferences/screen-settings.ts'
import { language } from '../texts/texts.ts'
import { pageLink } from './page-link.ts'

/** The live part of this page's model for a user, over one socket. */
export function livePart(window: Window, user: string, cache: ModelCache): LivePart {
  const environment = systemEnvironment()
  const options = {
    environment,
    cache,
    newId: () => crypto.randomUUID(),
    settings: screenSettings,
    version,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    // It may begin before the texts are here.
    language: language(),
    connectLink: () => pageLink(window, user, environment),
  }
  return (beginning) => createModel(options, beginning)
}
