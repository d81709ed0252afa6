import type { Schema } from './migrations.ts'

/** One person's history. `kind` is the place of the name in `messageKinds`; times are milliseconds since 1970. */
const first = `
create table head (
  one integer primary key check (one = 1),
  last_id integer not null,
  last_time integer not null,
  -- how far the id of any message has run ahead of the second it belongs to, in ids
  drift integer not null,
  -- see sqlite/msgid-key.ts
  msgid_seed integer not null
);
insert into head (one, last_id, last_time, drift, msgid_seed) values (1, 0, 0, 0, abs(random()) % 4294967296);

-- The networks of this history, and where the record of each ends in the order of the timeline.
create table networks (
  id integer primary key,
  network text not null unique,
  end_time integer not null default 0,
  end_id integer not null default 0,
  fills integer not null default 0
);

create table buffers (
  id integer primary key autoincrement,
  network integer not null references networks (id),
  kind text not null,
  name text not null,
  folded text not null,
  read_up_to integer not null default 0,
  joined integer not null default 0,
  channel_key blob,
  removed integer not null default 0
);
create unique index buffers_by_name on buffers (network, folded) where removed = 0;

create table senders (
  id integer primary key,
  source text not null,
  account text not null default '',
  unique (source, account)
);

create table messages (
  id integer primary key,
  buffer integer not null,
  time integer not null,
  kind integer not null,
  sender integer not null,
  attention integer not null,
  own integer not null,
  msgid text not null,
  text text not null,
  details text
);
create table msgids (
  key integer not null,
  id integer not null,
  primary key (key, id)
) without rowid;
-- Three layers of one timeline, by attention: what asks for it can be counted without reading the rest. Equality in the
-- condition lets SQLite count from the index alone.
create index timeline_quiet on messages (buffer, time) where attention = 0;
create index timeline_unread on messages (buffer, time) where attention = 1;
create index timeline_mentions on messages (buffer, time) where attention = 2;

-- What the sending screens called their messages.
create table outbox (
  buffer integer not null,
  outbox_id text not null,
  id integer not null,
  primary key (buffer, outbox_id)
) without rowid;

-- Late fills: spans that messages went into before the end of their network's record.
create table fills (
  network integer not null,
  number integer not null,
  buffer integer not null,
  from_time integer not null,
  to_time integer not null,
  primary key (network, number, buffer)
) without rowid;

create table preferences (
  key text primary key,
  value text not null
) without rowid;
`

/**
 * Search: which messages hold a token, the words there are, and the three letters in a row that they hold. Of these
 * tables nothing is shown; they can be made again from the messages.
 */
const search = `
create virtual table search using fts5 (tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
create table words (
  id integer primary key,
  word text not null unique
);
create virtual table word_parts using fts5 (
  word, content = '', columnsize = 0, detail = none, tokenize = 'trigram case_sensitive 1'
);
create table search_state (
  one integer primary key check (one = 1),
  -- messages below this id are still to be indexed
  waiting_below integer not null,
  -- words up to this id are in word_parts
  parts_up_to integer not null
);
insert into search_state (one, waiting_below, parts_up_to)
  select 1, coalesce((select max(id) + 1 from messages), 0), 0;
`

/** What was said about messages later, and how long messages are kept. */
const factsAndRetention = `
create table redactions (
  buffer integer not null,
  msgid text not null,
  sender text not null,
  reason text not null,
  time integer not null,
  primary key (buffer, msgid)
) without rowid;

create table reactions (
  buffer integer not null,
  msgid text not null,
  sender text not null,
  text text not null,
  time integer not null,
  primary key (buffer, msgid, sender, text)
) without rowid;

create table retention (
  scope text primary key,
  rule text not null
) without rowid;
`

const bufferPreferences = `
create table buffer_preferences (
  buffer integer not null,
  key text not null,
  value text not null,
  primary key (buffer, key)
) without rowid;
`

/**
 * The newest messages are looked at one by one until the index has taken them in, many at a time; its pieces are merged
 * in small steps instead of within a commit.
 */
const indexBehind = `
-- messages above this id are still to be indexed
alter table search_state add column indexed_up_to integer not null default 0;
update search_state set indexed_up_to = coalesce((select max(id) from messages), 0);
insert into search (search, rank) values ('automerge', 0), ('crisismerge', 64);
`

/** Keys of msgids were six bytes long, and those of three days lay together; from here on four, and of twelve days. */
const shortMsgidKeys = `
create table short_msgids (
  key integer not null,
  id integer not null,
  primary key (key, id)
) without rowid;
insert into short_msgids (key, id)
  select ((key >> 37) << 21) + ((key >> 14) & 2097151) - 2147483648, id from msgids order by 1, 2;
drop table msgids;
alter table short_msgids rename to msgids;
`

/**
 * Facts whose message was not there when they came, in the order in which they came. Whether it has come since is seen when
 * their turn to be forgotten has come.
 */
const earlyFacts = `
create table early_facts (
  buffer integer not null,
  number integer not null,
  msgid text not null,
  since integer not null,
  primary key (buffer, number)
) without rowid;
insert into early_facts (buffer, number, msgid, since)
  select buffer, row_number() over (partition by buffer order by max(time), msgid), msgid, max(time)
  from (select buffer, msgid, time from redactions union all select buffer, msgid, time from reactions) facts
  group by buffer, msgid;
`

/**
 * Keys of msgids were four bytes, with the id of the message as a column of its own. Now a part of the id stands in the
 * key, and says all of it; see sqlite/msgid-key.ts.
 */
const msgidKeysWithIds = `
create table full_msgids (key integer primary key) without rowid;
insert into full_msgids (key) select ((key - 6442450944) << 30) | (id & 1073741823) from msgids order by 1;
drop table msgids;
alter table full_msgids rename to msgids;
`

/** Words that are common in this history. Two of them side by side are a token of their own in the index. */
const pairWords = `
create table pair_words (
  number integer primary key,
  word text not null unique,
  -- messages in the index from this id on have the tokens of its pairs
  since integer not null
);
`

/** What the network refused after it had been sent: the code of the refusal, where a redaction is one. */
const refusals = `
alter table redactions add column refusal text;
`

/** `history.db`. */
export const historySchema: Schema = {
  name: 'history',
  steps: [
    first,
    search,
    factsAndRetention,
    bufferPreferences,
    indexBehind,
    shortMsgidKeys,
    earlyFacts,
    msgidKeysWithIds,
    pairWords,
    refusals,
  ],
}
