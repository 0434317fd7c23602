-- Copies that are, or were, known by another title than when they were lent: the history of titles is read without looking at each copy.
create table items_retitled (
    barcode text primary key references items (barcode)
);
insert into items_retitled (barcode)
select distinct items.barcode
  from items
  join batch_items on batch_items.barcode = items.barcode
  join titles on titles.id = batch_items.title
 where items.title <> coalesce(titles.same_as, titles.id);

create function items_are_retitled() returns trigger
    language plpgsql
as $$
begin
    insert into items_retitled (barcode) values (new.barcode) on conflict do nothing;
    return null;
end
$$;
create trigger items_are_retitled
    after update of title on items
    for each row when (old.title <> new.title)
    execute function items_are_retitled();

-- Copies that bear another title than their work goes by.
create index items_with_own_title on items (barcode) where described <> title;
