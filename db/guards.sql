-- The guard of the one door (design.md §3): a write outside transaction() is refused, a commit without its seal too.

create or replace function competition_now(competition_id uuid) returns timestamptz language sql volatile as $$
  select clock_timestamp() + clock_shift from competition where id = competition_id
$$;

create or replace function guard_write() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('app.tx', true), '') = '' then
    raise exception 'write to %.% outside transaction()', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create or replace function guard_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'truncate of %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create or replace function guard_seal() returns trigger language plpgsql as $$
begin
  if current_setting('app.sealed', true) is distinct from current_setting('app.tx', true) then
    raise exception 'commit without seal after a write to %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create or replace function guard_append_only() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- A version of a form never changes, and an announced competition gets no further one (design.md §7).
create or replace function guard_form() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'a version of a form never changes' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from competition where id = new.competition_id and state = 'draft' for share;
  if not found and exists (select 1 from form_template where competition_id = new.competition_id) then
    raise exception 'the form of an announced competition is locked' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- What the book said of a paper application when it was registered stays: when it came decides whether it was in time (B1).
create or replace function guard_paper() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.competition_id, new.entry, new.name, new.bearer, new.way, new.arrived_at, new.typist_id, new.registered_at)
      is distinct from (old.competition_id, old.entry, old.name, old.bearer, old.way, old.arrived_at, old.typist_id, old.registered_at) then
    raise exception 'what was registered of a paper application never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Ends a transaction in one round trip: takes the journal's lock, appends what was recorded, sets the seal.
-- Answers false when this connection is not in the transaction `tx` any more.
create or replace function seal_transaction(tx text, entries jsonb) returns boolean language plpgsql as $$
declare
  entry jsonb;
  next_seq bigint;
  now_at timestamptz;
begin
  if current_setting('app.tx', true) is distinct from tx then return false; end if;
  if jsonb_array_length(entries) > 0 then
    perform pg_advisory_xact_lock(7070);
    select coalesce(max(seq) + 1, 0) into next_seq from journal_entry;
    now_at := clock_timestamp();
    for entry in select * from jsonb_array_elements(entries) loop
      insert into journal_entry (seq, entry, leaf, at)
        values (next_seq, entry->>'entry', decode(entry->>'leaf', 'hex'), now_at);
      insert into journal_payload (seq, type, subject_kind, subject_id, competition_id, actor_id, actor_name, details, nonce, at)
        values (next_seq, entry->>'type', entry->>'subjectKind', (entry->>'subjectId')::uuid, (entry->>'competitionId')::uuid,
                (entry->>'actorId')::uuid, entry->>'actorName', entry->'details', decode(entry->>'nonce', 'hex'), now_at);
      next_seq := next_seq + 1;
    end loop;
  end if;
  perform set_config('app.sealed', tx, true);
  return true;
end $$;

-- Every table of the two schemas is guarded or stands in the list of exemptions that db/guards.server.ts passes in.
create or replace function install_guards(exempt text[]) returns void language plpgsql as $$
declare
  t record;
begin
  for t in
    select n.nspname as schema_name, c.relname as table_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'blind') and not (n.nspname || '.' || c.relname = any (exempt))
  loop
    execute format('drop trigger if exists guard_write on %I.%I', t.schema_name, t.table_name);
    execute format('create trigger guard_write before insert or update or delete on %I.%I for each row execute function guard_write()', t.schema_name, t.table_name);
    execute format('drop trigger if exists guard_truncate on %I.%I', t.schema_name, t.table_name);
    execute format('create trigger guard_truncate before truncate on %I.%I execute function guard_truncate()', t.schema_name, t.table_name);
    execute format('drop trigger if exists guard_seal on %I.%I', t.schema_name, t.table_name);
    execute format('create constraint trigger guard_seal after insert or update or delete on %I.%I deferrable initially deferred for each row execute function guard_seal()', t.schema_name, t.table_name);
  end loop;
end $$;

drop trigger if exists append_only on journal_entry;
create trigger append_only before update or delete on journal_entry for each row execute function guard_append_only();
drop trigger if exists append_only on application_version;
create trigger append_only before update or delete on application_version for each row execute function guard_append_only();
drop trigger if exists append_only on late_attempt;
create trigger append_only before update or delete on late_attempt for each row execute function guard_append_only();
drop trigger if exists append_only on declaration;
create trigger append_only before update or delete on declaration for each row execute function guard_append_only();
drop trigger if exists append_only on sign_off;
create trigger append_only before update or delete on sign_off for each row execute function guard_append_only();
drop trigger if exists append_only on letter_wording;
create trigger append_only before update or delete on letter_wording for each row execute function guard_append_only();
drop trigger if exists append_only on blind.sheet_revision;
create trigger append_only before update or delete on blind.sheet_revision for each row execute function guard_append_only();
drop trigger if exists append_only on blind.sheet_reopening;
create trigger append_only before update or delete on blind.sheet_reopening for each row execute function guard_append_only();

drop trigger if exists form_locked on form_template;
create trigger form_locked before insert or update or delete on form_template for each row execute function guard_form();

drop trigger if exists registered_for_good on paper_application;
create trigger registered_for_good before update or delete on paper_application for each row execute function guard_paper();
drop trigger if exists append_only on paper_scan;
create trigger append_only before update or delete on paper_scan for each row execute function guard_append_only();
drop trigger if exists append_only on news_version;
create trigger append_only before update or delete on news_version for each row execute function guard_append_only();
