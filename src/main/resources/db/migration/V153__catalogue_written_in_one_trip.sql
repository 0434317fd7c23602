-- Writes what a batch of requests says of copies, one element of each array for each request, in their order; of a copy or a
-- description that is told more than once the last counts. Planned once, as catalogue_known is.
create function catalogue_write(
        at timestamptz,
        version int,
        descriptions text[],
        works text[],
        isbn_keys text[],
        names text[],
        authors text[],
        volumes text[],
        plains text[],
        bares text[],
        barcodes text[],
        collections text[],
        for_grades text[],
        conditions text[],
        lendables boolean[],
        isbns text[],
        publishers text[],
        years int[],
        subjects text[])
    returns void
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    -- Every description has a row, which says what its work goes by; the last one under its own name is the one shown.
    insert into titles (id, title, author, volume, same_as, plain, bare, key_version)
    select distinct on (new.id)
           new.id, new.title, new.author, new.volume, nullif(new.work, new.id), new.plain, new.bare, version
      from unnest(descriptions, works, names, authors, volumes, plains, bares) with ordinality
           as new (id, work, title, author, volume, plain, bare, place)
      left join titles as old on old.id = new.id
     where old.id is null
        or (old.title, old.author, old.volume, old.key_version) is distinct from (new.title, new.author, new.volume, version)
     order by new.id, place desc
        on conflict (id) do update
       set title = excluded.title, author = excluded.author, volume = excluded.volume,
           plain = excluded.plain, bare = excluded.bare, key_version = excluded.key_version;

    -- The first that bears a key has it.
    insert into title_keys (key, title, own)
    select distinct on (new.key) new.key, coalesce(titles.same_as, titles.id), new.own
      from (select described_id as key, work, described_id as own, place
              from unnest(descriptions, works) with ordinality as told (described_id, work, place)
             union all
            select isbn_key, work, described_id, place
              from unnest(isbn_keys, works, descriptions) with ordinality as told (isbn_key, work, described_id, place)
             where isbn_key is not null) as new
      join titles on titles.id = new.work
     order by new.key, place
        on conflict (key) do nothing;

    insert into items (barcode, title, described, collection, grades, condition, lendable, isbn, publisher, year, subject, changed_at)
    select distinct on (new.barcode)
           new.barcode, coalesce(titles.same_as, titles.id), new.described, new.collection, coalesce(new.grades, 'both'), new.condition,
           new.lendable, new.isbn, new.publisher, new.year, new.subject, at
      from unnest(barcodes, works, descriptions, collections, for_grades, conditions, lendables, isbns, publishers, years, subjects)
           with ordinality
           as new (barcode, work, described, collection, grades, condition, lendable, isbn, publisher, year, subject, place)
      join titles on titles.id = new.work
     order by new.barcode, place desc
        on conflict (barcode) do update
       set title = excluded.title, described = excluded.described, collection = excluded.collection, grades = excluded.grades,
           condition = excluded.condition, lendable = excluded.lendable, isbn = excluded.isbn, publisher = excluded.publisher,
           year = excluded.year, subject = excluded.subject, changed_at = excluded.changed_at;
end
$$;
comment on function catalogue_write is 'For the catalogue alone: writes descriptions, keys and copies.';
