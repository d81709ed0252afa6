import type { LoginRecord } from '@longwire/store'
import type { StatusAnswer, UserAnswer } from '../administration/answers.ts'

/** What a person may do through the service, beyond their own networks. */
export interface ServiceRights {
  readonly logins: OwnLogins
  /** What administrators may do; undefined for everybody else. To be asked for each command: it may have changed. */
  administration(): Promise<InstallationRights | undefined>
}

/** The person's own logins. */
export interface OwnLogins {
  list(): Promise<readonly LoginRecord[]>
  /** A password for one client; the token is told once. */
  create(label: string): Promise<string>
  /** Lets a client in by its certificate; false where that lets somebody else in already. */
  addCertificate(fingerprint: string, label: string): Promise<boolean>
  /** Whether this password, or app password, lets one in here. */
  opens(password: string): Promise<boolean>
  /** False where there is no such login. */
  revoke(id: string): Promise<boolean>
}

/** The installation as a whole. Each rejects with {@link AdministrationError}, or with what the store says. */
export interface InstallationRights {
  status(): Promise<StatusAnswer>
  readonly people: {
    list(): Promise<readonly UserAnswer[]>
    add(name: string, password: string, admin: boolean): Promise<UserAnswer>
    changePassword(name: string, password: string): Promise<UserAnswer>
    setDisabled(name: string, disabled: boolean): Promise<UserAnswer>
    remove(name: string): Promise<UserAnswer>
  }
}
