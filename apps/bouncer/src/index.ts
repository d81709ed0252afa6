export { AdministrationError } from './administration/administration-error.ts'
export { administerData, type Hear, type InstallationPlaces } from './administration/administer-data.ts'
export type {
  LoginAnswer,
  LoginLinkAnswer,
  NetworkAnswer,
  NetworkChange,
  StatusAnswer,
  UserAnswer,
} from './administration/answers.ts'
export type { BackupAnswer } from './administration/backup-administration.ts'
export type { ImportAnswer, ImportSource } from './administration/archive-answers.ts'
export { type NetworkOption, networkOptions } from './administration/network-options.ts'
export type { AdministrationRequest } from './administration/operations.ts'
export type { Bouncer } from './bouncer.ts'
export type { CertificateFiles, Configuration, ListenAddress } from './configuration/configuration.ts'
export { formatListenAddress } from './configuration/configuration.ts'
export { ConfigurationError } from './configuration/configuration-error.ts'
export { type ConfigurationSources, readConfiguration } from './configuration/read-configuration.ts'
export { type Setting, settings, variableOf } from './configuration/settings.ts'
export { type Resources, sourceResources } from './resources.ts'
export { serve } from './serve.ts'
export type { PostgresChoice, StoreChoice } from './store/store-choice.ts'
export { checkFiles } from '@longwire/store'
export { lookAtServer } from './store/configured-postgres.ts'
export { serviceCommands, serviceHelp } from './service/service.ts'
export { SERVICE_NICKNAME } from './service/service-nickname.ts'
