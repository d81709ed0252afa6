/** The column that every table of histories begins with. */
export const owner =
  "owner bigint not null default current_setting('longwire.owner')::bigint references longwire.histories (id) on delete cascade"

const tables = `
create table longwire.histories (
  id bigint generated always as identity primary key,
  user_id text not null unique
);

create table longwire.head (
  ${owner},
  last_id bigint not null default 0,
  last_time bigint not null default 0,
  drift bigint not null default 0,
  primary key (owner)
);

create table longwire.networks (
  ${owner},
  id bigint generated always as identity primary key,
  network text not null,
  end_time bigint not null default 0,
  end_id bigint not null default 0,
  fills bigint not null default 0,
  unique (owner, network)
);

create table longwire.buffers (
  ${owner},
  id bigint generated always as identity primary key,
  network bigint not null,
  kind text not null,
  name text not null,
  folded text not null,
  read_up_to bigint not null default 0,
  joined integer not null default 0,
  channel_key bytea,
  removed integer not null default 0
);
create unique index buffers_by_name on longwire.buffers (network, folded) where removed = 0;
create index buffers_by_owner on longwire.buffers (owner);

create table longwire.senders (
  ${owner},
  id bigint generated always as identity primary key,
  source text not null,
  account text not null default '',
  unique (owner, source, account)
);

create table longwire.messages (
  ${owner},
  id bigint not null,
  buffer bigint not null,
  time bigint not null,
  kind smallint not null,
  sender bigint not null,
  attention smallint not null,
  own smallint not null,
  msgid text not null,
  text text not null,
  details text,
  primary key (owner, id)
);
create unique index messages_by_msgid on longwire.messages (buffer, msgid);
create index timeline_quiet on longwire.messages (buffer, time, id) where attention = 0;
create index timeline_unread on longwire.messages (buffer, time, id) where attention = 1;
create index timeline_mentions on longwire.messages (buffer, time, id) where attention = 2;

create table longwire.outbox (
  ${owner},
  buffer bigint not null,
  outbox_id text not null,
  id bigint not null,
  primary key (buffer, outbox_id)
);

create table longwire.fills (
  ${owner},
  network bigint not null,
  number bigint not null,
  buffer bigint not null,
  from_time bigint not null,
  to_time bigint not null,
  primary key (network, number, buffer)
);

create table longwire.preferences (
  ${owner},
  key text not null,
  value text not null,
  primary key (owner, key)
);

create table longwire.redactions (
  ${owner},
  buffer bigint not null,
  msgid text not null,
  sender text not null,
  reason text not null,
  time bigint not null,
  primary key (buffer, msgid)
);

create table longwire.reactions (
  ${owner},
  buffer bigint not null,
  msgid text not null,
  sender text not null,
  text text not null,
  time bigint not null,
  primary key (buffer, msgid, sender, text)
);

create table longwire.retention (
  ${owner},
  scope text not null,
  rule text not null,
  primary key (owner, scope)
);

create table longwire.search (
  ${owner},
  id bigint not null,
  tokens tsvector not null,
  primary key (owner, id)
);
create index search_by_token on longwire.search using gin (tokens);
`

const viewed = [
  'head',
  'networks',
  'buffers',
  'senders',
  'messages',
  'outbox',
  'fills',
  'preferences',
  'redactions',
  'reactions',
  'retention',
  'search',
]

/** A view of a table, in which a transaction sees the rows of the history that it is about. */
export function viewOf(name: string): string {
  return `create view longwire_history.${name} as select * from longwire.${name} where owner = current_setting('longwire.owner')::bigint;`
}

const views = viewed.map(viewOf).join('\n')

const accounts = `
create table longwire_accounts.users (
  id text primary key,
  name text not null,
  folded text not null,
  password_hash text not null,
  admin integer not null,
  disabled integer not null default 0,
  created_at bigint not null,
  removed_at bigint
);
create unique index users_by_name on longwire_accounts.users (folded) where removed_at is null;

create table longwire_accounts.networks (
  id text primary key,
  user_id text not null references longwire_accounts.users (id),
  settings text not null,
  secrets bytea,
  created_at bigint not null
);
create index networks_by_user on longwire_accounts.networks (user_id, created_at);

create table longwire_accounts.logins (
  id text primary key,
  user_id text not null references longwire_accounts.users (id),
  kind text not null,
  token_hash text not null unique,
  label text not null,
  created_at bigint not null,
  expires_at bigint not null,
  last_used_at bigint not null
);
create index logins_by_user on longwire_accounts.logins (user_id, created_at);

create table longwire_accounts.push_subscriptions (
  id text primary key,
  user_id text not null references longwire_accounts.users (id),
  login_id text not null references longwire_accounts.logins (id) on delete cascade,
  endpoint_hash text not null unique,
  secrets bytea not null,
  created_at bigint not null,
  last_delivered_at bigint not null default 0
);
create index push_by_user on longwire_accounts.push_subscriptions (user_id, created_at);
`

/**
 * Everything of an installation in three schemas. `longwire` holds the tables of histories, with a column `owner`;
 * `longwire_history` holds a view of each, in which a transaction sees the rows of the one history that it is about. So
 * the same statements serve here and in SQLite, and none of them can reach another person's rows.
 */
export const firstLayout = `${tables}${views}${accounts}`
