-- What is known of the copies and works that a batch of requests speaks of, in one trip; the lock comes first: one writer at a time, so
-- that no work is made twice. Each statement of such a function sees what was committed before it began, so what is read behind the lock
-- holds what the writer before has written.
--
-- Every table is read by an index, whatever is in it: so a plan that was made when a table was empty is right when it is full, and each
-- connection plans it once.
create function catalogue_known(barcodes text[], keys text[], plains text[])
    returns table (kind text, id text, work text, title text, author text, volume text, on_loan boolean, gone text)
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    perform pg_advisory_xact_lock(hashtext('catalogue'));
    return query
    with copies as materialized (
        select barcode, coalesce(described, items.title) as described, loan is not null as lent, items.gone
          from items
         where barcode = any(barcodes)
         order by barcode
           for update),
    known as materialized (
        select key, title_keys.title from title_keys where key = any(keys)),
    asked as materialized (
        select coalesce(same_as, titles.id) as work from titles
         where titles.id in (select described from copies union all select known.title from known)
        union
        select coalesce(same_as, titles.id) from titles where plain <> '' and plain = any(plains)),
    members as materialized (
        select titles.id, asked.work, titles.title, titles.author, titles.volume
          from asked join titles on titles.id = asked.work
        union all
        select titles.id, asked.work, titles.title, titles.author, titles.volume
          from asked join titles on titles.same_as = asked.work)
    select 'copy', barcode, described, null, null, null, lent, copies.gone from copies
    union all
    select 'key', key, known.title, null, null, null, null, null from known
    union all
    select 'description', members.id, members.work, members.title, members.author, members.volume, null, null from members
    union all
    select 'apart', one, other, null, null, null, null, null
      from members
      join title_doubts on one = members.id
     where decided = 'apart' and other in (select members.id from members);
end
$$;
comment on function catalogue_known is 'For the catalogue alone: locks it until the transaction ends, and tells what it knows.';
