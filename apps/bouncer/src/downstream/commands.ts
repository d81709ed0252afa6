import type { Command } from './command.ts'
import { alreadyRegisteredCommands } from './commands/already-registered.ts'
import { authenticate } from './commands/authenticate.ts'
import { away } from './commands/away.ts'
import { batch } from './commands/batch.ts'
import { bouncer } from './commands/bouncer.ts'
import { cap } from './commands/cap.ts'
import { chathistory } from './commands/chathistory.ts'
import { clientcert } from './commands/clientcert.ts'
import { draft } from './commands/draft.ts'
import { join } from './commands/join.ts'
import { isupport } from './commands/isupport.ts'
import { markread } from './commands/markread.ts'
import { metadata } from './commands/metadata.ts'
import { mode } from './commands/mode.ts'
import { monitor } from './commands/monitor.ts'
import { names } from './commands/names.ts'
import { nick } from './commands/nick.ts'
import { part } from './commands/part.ts'
import { passedOnCommands } from './commands/passed-on.ts'
import { ping } from './commands/ping.ts'
import { pong } from './commands/pong.ts'
import { preference } from './commands/preference.ts'
import { quit } from './commands/quit.ts'
import { resume } from './commands/resume.ts'
import { notice, privmsg } from './commands/say.ts'
import { search } from './commands/search.ts'
import { setname } from './commands/setname.ts'
import { tagmsg } from './commands/tagmsg.ts'
import { topic } from './commands/topic.ts'
import { unread } from './commands/unread.ts'
import { webpush } from './commands/webpush.ts'
import { who } from './commands/who.ts'
import { whois } from './commands/whois.ts'

/** Every command that a registered client may give, by name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [
    ...alreadyRegisteredCommands,
    authenticate,
    away,
    batch,
    bouncer,
    cap,
    chathistory,
    clientcert,
    draft,
    isupport,
    join,
    markread,
    metadata,
    mode,
    monitor,
    names,
    nick,
    notice,
    part,
    ...passedOnCommands,
    ping,
    pong,
    preference,
    privmsg,
    quit,
    resume,
    search,
    setname,
    tagmsg,
    topic,
    unread,
    webpush,
    who,
    whois,
  ].map((command) => [command.name, command]),
)
