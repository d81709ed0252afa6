import type { Screen } from '../downstream/screen.ts'
import { channelLines, enabledLines, welcomeLines } from '../downstream/welcome.ts'
import type { AttachedScreens } from './attached-screens.ts'
import { Attachment } from './attachment.ts'
import { networkList } from './network-list.ts'
import type { UserParts } from './parts.ts'
import { resume } from './resume.ts'
import { batchMessages } from '../downstream/response.ts'

/** Greets a screen, tells it the state of its network, and from then on what happens. See docs/extensions/mux.md. */
export function attachScreen(
  user: UserParts,
  attached: AttachedScreens,
  screen: Screen,
  cursor: string | undefined,
): void {
  const { view } = screen
  const network = view.network === undefined ? undefined : user.networks.find(view.network)
  if (view.network !== undefined && network === undefined) {
    screen.close('no-network', 'there is no such network')
    return
  }
  screen.change({ nickname: network?.nickname ?? user.name })
  const attachment = new Attachment(screen, network)
  for (const message of enabledLines(screen.view)) screen.send(message)
  for (const message of welcomeLines(screen.view, network)) screen.send(message)
  if (network !== undefined) {
    for (const message of channelLines(screen.view, network)) screen.send(message)
    attachment.toldState(
      user.recorder.sequence,
      network.channels().map(({ name }) => network.fold(name)),
    )
  }
  if (screen.view.capabilities.has('soju.im/bouncer-networks-notify')) {
    for (const message of batchMessages(networkList(user), user.batchReferences.next())) screen.send(message)
  }
  attached.add(attachment)
  if (network !== undefined && cursor !== undefined && screen.view.capabilities.has('longwire/resume')) {
    resume(user, attachment, network, cursor)
  }
}
