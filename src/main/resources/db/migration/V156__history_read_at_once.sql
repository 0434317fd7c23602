-- Copies that are, or were, known by another title than when they were lent: the history of titles is read without looking at each copy.
alter table items add column retitled boolean not null default false;
update items set retitled = true
 where exists (select from batch_items
                 join titles on titles.id = batch_items.title
                where batch_items.barcode = items.barcode and coalesce(titles.same_as, titles.id) <> items.title);
create index items_retitled on items (barcode) where retitled;

create function note_retitled() returns trigger
    language plpgsql
as $$
begin
    new.retitled := true;
    return new;
end
$$;
create trigger items_note_retitled
    before update of title on items
    for each row when (old.title <> new.title and not new.retitled)
    execute function note_retitled();

-- Copies that bear another title than their work goes by.
create index items_with_own_title on items (barcode) where described <> title;
