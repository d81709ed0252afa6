import type { Schema } from './migrations.ts'

/** Users, their networks and logins. Times are milliseconds since 1970. */
const first = `
create table users (
  id text primary key,
  name text not null,
  folded text not null,
  password_hash text not null,
  admin integer not null,
  disabled integer not null default 0,
  created_at integer not null,
  -- a tombstone: the history goes first, then this row
  removed_at integer
) without rowid;
create unique index users_by_name on users (folded) where removed_at is null;

create table networks (
  id text primary key,
  user_id text not null references users (id),
  settings text not null,
  -- the passwords of the settings, encrypted
  secrets blob,
  created_at integer not null
) without rowid;
create index networks_by_user on networks (user_id, created_at);

create table logins (
  id text primary key,
  user_id text not null references users (id),
  kind text not null,
  token_hash text not null unique,
  label text not null,
  created_at integer not null,
  expires_at integer not null,
  last_used_at integer not null
) without rowid;
create index logins_by_user on logins (user_id, created_at);
`

const push = `
create table push_subscriptions (
  id text primary key,
  user_id text not null references users (id),
  login_id text not null references logins (id) on delete cascade,
  -- SHA-256 of the endpoint, which is itself a secret
  endpoint_hash text not null unique,
  secrets blob not null,
  created_at integer not null,
  last_delivered_at integer not null default 0
) without rowid;
create index push_by_user on push_subscriptions (user_id, created_at);
create index push_by_login on push_subscriptions (login_id);
`

const entrance = `
-- the verifier of SCRAM-SHA-256, encrypted: it is cheaper to guess from than the hash
alter table users add column scram blob;

create table invites (
  id text primary key,
  created_by text not null references users (id),
  token_hash text not null unique,
  label text not null,
  max_uses integer not null,
  uses integer not null default 0,
  created_at integer not null,
  expires_at integer not null
) without rowid;

create table passkeys (
  id text primary key,
  user_id text not null references users (id),
  credential_id text not null unique,
  public_key text not null,
  counter integer not null,
  -- as JSON
  transports text not null,
  label text not null,
  created_at integer not null,
  last_used_at integer not null
) without rowid;
create index passkeys_by_user on passkeys (user_id, created_at);

-- what belongs to the installation as a whole, encrypted
create table installation_secrets (
  name text primary key,
  secret blob not null
) without rowid;
`

const pushWithoutLogin = `
-- a client that logged in with the account's own password has no login of its own
create table push_kept (
  id text primary key,
  user_id text not null references users (id),
  login_id text references logins (id) on delete cascade,
  endpoint_hash text not null unique,
  secrets blob not null,
  created_at integer not null,
  last_delivered_at integer not null default 0
) without rowid;
insert into push_kept select id, user_id, login_id, endpoint_hash, secrets, created_at, last_delivered_at
  from push_subscriptions;
drop table push_subscriptions;
alter table push_kept rename to push_subscriptions;
create index push_by_user on push_subscriptions (user_id, created_at);
create index push_by_login on push_subscriptions (login_id);
`

const loginsByPasskey = `
-- a login ends with the passkey that it was opened with
alter table logins add column passkey_id text references passkeys (id);
create index logins_by_passkey on logins (passkey_id) where passkey_id is not null;
`

/** `accounts.db`. */
export const accountsSchema: Schema = {
  name: 'accounts',
  steps: [first, push, entrance, pushWithoutLogin, loginsByPasskey],
}
