import { createIrcClient } from '@longwire/connection'
import type { NetworkRecord, Store, UserRecord } from '@longwire/store'
import { openMemoryStore } from '@longwire/store'
import { joinReply, type ScriptedConnection, ScriptedServer, VirtualEnvironment, type Welcome } from '@longwire/testing'
import { silentLog } from '../src/log/log.ts'
import { Counters } from '../src/metrics/counters.ts'
import { RightOfWay } from '../src/upstream/right-of-way.ts'
import { secretsOf } from '../src/upstream/network-secrets.ts'
import type { LocalPushService } from '../src/push/push-endpoint.ts'
import type { UserActor } from '../src/user/actor.ts'
import { noRights } from './no-rights.ts'
import { pushServiceFor } from './test-push.ts'
import { Users } from '../src/user/users.ts'
import { type AttachOptions, TestScreen } from './test-screen.ts'

/** What a modern network offers. */
export const modern: Welcome = {
  capabilities:
    'account-notify account-tag away-notify batch chghost echo-message extended-join invite-notify labeled-response ' +
    'message-tags multi-prefix server-time setname userhost-in-names',
  isupport: 'NETWORK=Example CASEMAPPING=rfc1459 CHANTYPES=# PREFIX=(ov)@+ STATUSMSG=@+ CHANMODES=b,k,l,imnpst',
}

/** A network that knows nothing of IRCv3. */
export const plainOld: Welcome = {
  isupport: 'NETWORK=Old CASEMAPPING=rfc1459 CHANTYPES=# PREFIX=(ov)@+ CHANMODES=b,k,l,imnpst',
}

/** One person with one network, on virtual time: the test plays the network and the screens. */
export class Person {
  readonly environment = new VirtualEnvironment()
  readonly server = new ScriptedServer()
  readonly store: Store
  #users: Users
  #user: UserRecord | undefined
  #network: NetworkRecord | undefined
  #actor: UserActor | undefined

  readonly #push: LocalPushService | undefined

  private constructor(push?: LocalPushService) {
    this.#push = push
    this.store = openMemoryStore({ environment: this.environment })
    this.#users = this.#makeUsers()
  }

  /** A person with an account and one network, whose bouncer runs and is connecting; `push` is a push service beside it. */
  static async start(push?: LocalPushService): Promise<Person> {
    const person = new Person(push)
    const { users, networks } = person.store.accounts
    person.#user = await users.create({ name: 'ada', passwordHash: '', admin: true })
    person.#network = await networks.create(person.#user.id, {
      name: 'Example',
      servers: [{ host: 'irc.example', port: 6667, tls: false }],
      nickname: 'ada',
      enabled: true,
    })
    person.#actor = await person.#users.actor(person.#user)
    return person
  }

  get user(): UserRecord {
    return defined(this.#user)
  }

  get network(): string {
    return defined(this.#network).id
  }

  get actor(): UserActor {
    return defined(this.#actor)
  }

  /** The network accepts and registers the connection; the channels are joined as it says. */
  async connect(welcome: Welcome = modern, ...channels: readonly string[]): Promise<ScriptedConnection> {
    const connection = await this.server.accept()
    const registering = connection.register(welcome)
    // A client gives a server that does not answer CAP a moment before it introduces itself.
    if (welcome.capabilities === undefined) await this.environment.advance(10_000)
    await registering
    for (const channel of channels) connection.send(...joinReply('ada', channel, ['@ada', '+bob']))
    await this.settle()
    return connection
  }

  attach(options: AttachOptions = {}): TestScreen {
    return new TestScreen(this.actor, this.environment, options)
  }

  /** A screen bound to the network, past its greeting. */
  async attachTo(...capabilities: readonly string[]): Promise<TestScreen> {
    const screen = this.attach({ network: this.network, capabilities })
    await this.settle()
    screen.take()
    return screen
  }

  /** The process ends without a word, and another one begins on the same store. */
  async restart(): Promise<void> {
    this.#users = this.#makeUsers()
    this.#actor = await this.#users.actor(this.user)
  }

  settle(): Promise<void> {
    return this.environment.settle()
  }

  #makeUsers(): Users {
    const { environment, store, server } = this
    const rightOfWay = new RightOfWay(environment)
    return new Users({
      store,
      environment,
      rightOfWay,
      log: silentLog,
      counters: new Counters(),
      rightsOf: () => noRights,
      push: pushServiceFor(store, environment, this.#push),
      makeClient: ({ settings }, current) =>
        createIrcClient({
          opener: server.opener,
          targets: [server.target],
          session: {
            nickname: settings.nickname,
            with: ['sasl'],
            ...(settings.joinAfter !== undefined && { joinAfter: { signs: settings.joinAfter } }),
          },
          secrets: secretsOf(settings, () => current().settings),
          environment: rightOfWay.behind,
          flood: 'off',
        }),
    })
  }
}

function defined<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the person has not started')
  return value
}
