type Refused = (what: string, other: string, said: string) => string

/**
 * What a network refuses, by the code of the refusal: the cause, and what to do. `what` is the channel, the nickname or whatever
 * it was about; `other` the next of what the refusal names; `said` is the network's own text.
 */
export const refusals = {
  ERR_NOSUCHNICK: (what) => `Nobody called ${what} is on this network now.`,
  ERR_NOSUCHSERVICE: (what) => `This network has no service called ${what}.`,
  ERR_NOSUCHCHANNEL: (what) =>
    `There is no channel ${what} here, or none can be called so. /list shows the channels that there are.`,
  ERR_CANNOTSENDTOCHAN: (what, _other, said) =>
    `${what} does not take what you write (${said}). Join it first, or ask one of its operators for a voice.`,
  ERR_TOOMANYCHANNELS: (what) => `You are in as many channels as this network allows. Leave one, then join ${what}.`,
  ERR_WASNOSUCHNICK: (what) => `Nobody called ${what} was here lately.`,
  ERR_ERRONEUSNICKNAME: (what) =>
    `This network does not allow the nickname ${what}. Letters, digits and - _ [ ] are safe, with a letter first.`,
  ERR_NICKNAMEINUSE: (what, _other, said) =>
    `${what} is taken (${said}). If it is yours, log in to its account first: /identify, or in the network's settings.`,
  // Ergo, as a standard reply.
  NICKNAME_RESERVED: (what) =>
    `${what} belongs to somebody's account. If it is yours, log in to it first: /identify, or in the network's settings.`,
  ERR_NICKLOCKED: (what, _other, said) => `${what} cannot be had now (${said}).`,
  ERR_UNAVAILRESOURCE: (what) => `${what} cannot be had for the moment. Try again in a few minutes.`,
  ERR_USERNOTINCHANNEL: (what, other) => `${what} is not in ${other}.`,
  ERR_NOTONCHANNEL: (what) => `You are not in ${what}. Join it first.`,
  ERR_USERONCHANNEL: (what, other) => `${what} is in ${other} already.`,
  ERR_CHANNELISFULL: (what) => `${what} is full. Try again later, or ask one of its operators to let more people in.`,
  ERR_INVITEONLYCHAN: (what) =>
    `${what} takes only people who were invited. Ask somebody there for an invitation; on many networks /knock ${what} does.`,
  ERR_BANNEDFROMCHAN: (what) =>
    `You are banned from ${what}. Only its operators can take that back; write to one of them.`,
  ERR_BADCHANNELKEY: (what) => `${what} has a key, and this was not it. Join with the key: /join ${what} KEY.`,
  ERR_BADCHANMASK: (what) => `No channel can be called ${what}.`,
  ERR_BADCHANNAME: (what) => `No channel can be called ${what}.`,
  ERR_NEEDREGGEDNICK: (what) =>
    `${what} takes only people who are logged in. Log in with /identify, or put your account into the network's settings.`,
  ERR_SECUREONLYCHAN: (what) =>
    `${what} takes only people with an encrypted connection. Turn on TLS in the network's settings, then join again.`,
  ERR_OPERONLY: (what) => `${what} is only for those who run the network.`,
  ERR_DELAYREJOIN: (what) => `You were in ${what} a moment ago. Wait a little, then join again.`,
  ERR_TOOMANYJOINS: (what) => `You join channels too fast. Wait a little, then join ${what} again.`,
  ERR_NONONREG: (what) =>
    `${what} takes messages only from people who are logged in. Log in with /identify, then write again.`,
  RPL_TARGUMODEG: (what) => `${what} takes messages only from people they know. They are told that you want to talk.`,
  ERR_CHANOPRIVSNEEDED: (what) => `Only an operator of ${what} can do that.`,
  ERR_NOPRIVILEGES: () => 'Only those who run the network can do that.',
  ERR_USERSDONTMATCH: () => 'You can change only your own modes.',
  ERR_UNKNOWNMODE: (what) => `This network has no mode ${what}.`,
  ERR_UMODEUNKNOWNFLAG: () => 'This network has no such mode.',
  ERR_CHANOPEN: (what) => `${what} is open: you can just join it.`,
  ERR_KNOCKONCHAN: (what) => `You are in ${what} already.`,
  ERR_TOOMANYKNOCK: (what) => `You knocked at ${what} a moment ago. Wait a few minutes before you knock again.`,
} as const satisfies Readonly<Record<string, Refused>>
