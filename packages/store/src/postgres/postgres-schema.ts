import type { Schema } from '../sql/migrations.ts'
import { firstLayout, owner, viewOf } from './first-layout.ts'

const entrance = `
alter table longwire_accounts.users add column scram bytea;

create table longwire_accounts.invites (
  id text primary key,
  created_by text not null references longwire_accounts.users (id),
  token_hash text not null unique,
  label text not null,
  max_uses integer not null,
  uses integer not null default 0,
  created_at bigint not null,
  expires_at bigint not null
);

create table longwire_accounts.passkeys (
  id text primary key,
  user_id text not null references longwire_accounts.users (id),
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  transports text not null,
  label text not null,
  created_at bigint not null,
  last_used_at bigint not null
);
create index passkeys_by_user on longwire_accounts.passkeys (user_id, created_at);

create table longwire_accounts.installation_secrets (
  name text primary key,
  secret bytea not null
);
`

const bufferPreferences = `
create table longwire.buffer_preferences (
  ${owner},
  buffer bigint not null,
  key text not null,
  value text not null,
  primary key (buffer, key)
);
${viewOf('buffer_preferences')}
`

const pushWithoutLogin = `
alter table longwire_accounts.push_subscriptions alter column login_id drop not null;
`

const loginsByPasskey = `
alter table longwire_accounts.logins add column passkey_id text references longwire_accounts.passkeys (id);
create index logins_by_passkey on longwire_accounts.logins (passkey_id) where passkey_id is not null;
`

const quickerAppends = `
alter table longwire.messages drop constraint messages_owner_fkey;
alter table longwire.search drop constraint search_owner_fkey;
-- What waits to go into the index is read by every search: a quarter of what is usual.
alter index longwire.search_by_token set (gin_pending_list_limit = 1024);
-- The same rows, to be found by their tokens alone: sums are in no index, and what the server guesses about words would
-- often have it go through the others.
create view longwire_history.search_by_token as
  select id + 0 as id, tokens from longwire.search where owner + 0 = current_setting('longwire.owner')::bigint;
`

// With the owner in the index, which every view asks for, messages are counted without a look at them.
const countedFromIndex = ['quiet', 'unread', 'mentions']
  .map(
    (layer, attention) => `
drop index longwire.timeline_${layer};
create index timeline_${layer} on longwire.messages (buffer, time, id) include (owner) where attention = ${attention};`,
  )
  .join('')

// Marks, which are no words, begin with a character of private use; see search/marks.ts.
const words = `
create table longwire.words (
  ${owner},
  word text collate "C" not null,
  primary key (owner, word)
);
${viewOf('words')}
insert into longwire.words (owner, word)
  select distinct s.owner, t.word from longwire.search s, unnest(tsvector_to_array(s.tokens)) as t (word)
  where not starts_with(t.word, U&'\\E000');
`

// What is unread is counted from an index alone only where a vacuum has been by since the lines came. By itself it comes when a
// fifth of all lines are new, which in a long history is months. PostgreSQL 12 knows no such setting.
const vacuumedSoon = `
do $$ begin
  if current_setting('server_version_num')::integer >= 130000 then
    alter table longwire.messages set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 20000);
  end if;
end $$;
`

const earlyFacts = `
create table longwire.early_facts (
  ${owner},
  buffer bigint not null,
  number bigint not null,
  msgid text not null,
  since bigint not null,
  primary key (buffer, number)
);
${viewOf('early_facts')}
insert into longwire.early_facts (owner, buffer, number, msgid, since)
  select owner, buffer, row_number() over (partition by buffer order by max(time), msgid), msgid, max(time)
  from (
    select owner, buffer, msgid, time from longwire.redactions union all select owner, buffer, msgid, time from longwire.reactions
  ) facts
  group by owner, buffer, msgid;
`

// A view has the columns that its table had when it was made.
const refusals = `
alter table longwire.redactions add column refusal text;
drop view longwire_history.redactions;
${viewOf('redactions')}
`

/** The layout of the database; its version is in `longwire.version`. */
export const postgresSchema: Schema = {
  name: 'PostgreSQL',
  steps: [
    firstLayout,
    entrance,
    bufferPreferences,
    pushWithoutLogin,
    loginsByPasskey,
    quickerAppends,
    words,
    countedFromIndex,
    vacuumedSoon,
    earlyFacts,
    refusals,
  ],
}
