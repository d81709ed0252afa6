import type { MessageInit } from '@longwire/irc'
import { subscribeFirst } from '../downstream/commands/metadata-subscriptions.ts'
import { preferenceBatch } from '../downstream/commands/preference.ts'
import { batchMessages } from '../downstream/response.ts'
import type { Screen } from '../downstream/screen.ts'
import { failReply, SERVER_NAME } from '../downstream/server-name.ts'
import { dependentAt, enabledAt, noNetwork } from '../downstream/capabilities.ts'
import { channelLines, enabledLines, tokensOf, welcomeLines } from '../downstream/welcome.ts'
import type { AttachWish } from './attach-wish.ts'
import type { AttachedScreens } from './attached-screens.ts'
import { Attachment } from './attachment.ts'
import { catchUp } from './catch-up.ts'
import { networkList, wantsNetworks } from './network-list.ts'
import type { Network } from './network.ts'
import { tellOffers } from './offers.ts'
import type { UserParts } from './parts.ts'
import { resume, resumeBegins } from './resume.ts'

/** Greets a screen, tells it the state of its network, and from then on what happens. See docs/extensions/mux.md. */
export function attachScreen(user: UserParts, attached: AttachedScreens, screen: Screen, wish: AttachWish): void {
  const network = findNetwork(user, screen, wish)
  if (network === 'missing') return refuse(screen, wish)
  screen.change({ network: network?.id, nickname: network?.nickname ?? user.name })
  if (wish.capabilities !== undefined) {
    screen.change({ capabilities: enabledAt(network?.place ?? noNetwork, wish.capabilities) })
  }
  const attachment = new Attachment(screen, network, wish.client, wish)
  if (wish.greeting === 'mux') for (const message of enabledLines(screen.view, network)) screen.send(message)
  for (const message of welcomeLines(screen.view, network, user.batchReferences, user.push.publicKey)) {
    screen.send(message)
  }
  user.health.tellNew(screen)
  if (network === undefined) return attachToBouncer(user, attached, attachment)
  attachment.supported = tokensOf(network)
  const attachedTo = network.channels().filter(({ name }) => !user.detached.has(network, name))
  const channels = user.latestTalk.inOrder(network, attachedTo)
  // A screen that comes back has what was said under the name that it knew.
  if (wish.resume !== undefined && attachment.knowsRenames) {
    for (const message of user.formerNames.lines(network)) screen.send(message)
  }
  for (const message of channelLines(screen.view, network, channels)) screen.send(message)
  if (asksWhatWasMissed(attachment, wish)) screen.send(resumeBegins)
  attachment.toldState(
    user.recorder.sequence,
    channels.map(({ name }) => network.fold(name)),
  )
  tellNetworks(user, screen)
  attached.add(attachment)
  if (wish.away !== undefined) network.presence.markAbsent(screen.id, wish.away === '*')
  if (wish.away !== undefined && wish.away !== '*') network.presence.say(wish.away)
  network.presence.check()
  // A mux stream was asked what it wants, and knows from the answer what there is now.
  if (wish.capabilities !== undefined) attachment.dependent = dependentAt(network.place)
  tellOffers(attachment, network)
  // What is said meanwhile comes after what was missed.
  attachment.hold()
  const tellRest = (): void => {
    user.unread.tellAll(attachment, network, () => {
      if (screen.view.capabilities.has('longwire/draft')) {
        for (const line of user.drafts.lines(network)) screen.send(line)
      }
      subscribeFirst(wish.metadata ?? [], attachment, network, user)
      tellMissed(user, attachment, network, wish)
    })
  }
  if (wish.asked === undefined) tellRest()
  else user.work(wish.asked, tellRest, tellRest)
}

function tellMissed(user: UserParts, attachment: Attachment, network: Network, wish: AttachWish): void {
  if (asksWhatWasMissed(attachment, wish)) {
    resume(user, attachment, network, wish.resume)
  } else if (wish.client !== undefined && !attachment.asksForHistory) {
    catchUp(user, attachment, network, wish.client)
  } else attachment.release(new Map())
}

function asksWhatWasMissed({ screen }: Attachment, wish: AttachWish): wish is AttachWish & { readonly resume: string } {
  return wish.resume !== undefined && screen.view.capabilities.has('longwire/resume')
}

function attachToBouncer(user: UserParts, attached: AttachedScreens, attachment: Attachment): void {
  const { screen } = attachment
  tellNetworks(user, screen)
  if (screen.view.capabilities.has('longwire/preferences')) {
    const batch = preferenceBatch(user.preferences)
    for (const message of batchMessages(batch, user.batchReferences.next())) screen.send(message)
  }
  if (!screen.view.capabilities.has('soju.im/bouncer-networks')) screen.send(networkNames(user, screen))
  attached.add(attachment)
}

/** Whoever wants to hear of networks is told all of them first. */
function tellNetworks(user: UserParts, screen: Screen): void {
  if (!wantsNetworks(screen.view)) return
  for (const message of batchMessages(networkList(user), user.batchReferences.next())) screen.send(message)
}

/** undefined for the bouncer itself. */
function findNetwork(
  { networks }: UserParts,
  { view }: Screen,
  { network }: AttachWish,
): Network | undefined | 'missing' {
  switch (network.by) {
    case 'none':
      return undefined
    case 'id':
      return networks.find(network.id) ?? 'missing'
    case 'name': {
      const name = network.name.toLowerCase()
      return networks.list().find(({ record }) => record.settings.name.toLowerCase() === name) ?? 'missing'
    }
    case 'default': {
      // Who knows of networks chooses by itself; who does not means the only one.
      const [only, ...others] = networks.list()
      return others.length > 0 || view.capabilities.has('soju.im/bouncer-networks') ? undefined : only
    }
  }
}

function refuse(screen: Screen, { network, greeting }: AttachWish): void {
  if (greeting === 'plain') {
    if (network.by === 'id') {
      screen.send(failReply('BOUNCER', 'INVALID_NETID', ['BIND', network.id], 'There is no such network'))
    }
    const name = network.by === 'name' ? network.name : network.by === 'id' ? network.id : '*'
    screen.send({ source: SERVER_NAME, command: 'ERROR', params: [`There is no network named ${name}`] })
  }
  screen.close('no-network', 'there is no such network')
}

/** For a client that knows nothing of networks: how it gets to one. */
function networkNames({ name, networks, rules }: UserParts, { view }: Screen): MessageInit {
  const { greeting } = rules.texts
  const names = networks.list().map(({ record }) => record.settings.name)
  const text = names.length === 0 ? greeting.noNetwork : greeting.chooseNetwork(name, names.join(', '))
  return { source: SERVER_NAME, command: 'NOTICE', params: [view.nickname, text] }
}
