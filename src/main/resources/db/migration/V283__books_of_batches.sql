-- How many books go with a batch: its lines without those that were dropped. The pages of a quarter's plan sum them up, and counted the
-- 500,000 lines of 5,000 schools each time they were opened.
alter table batches add column books int not null default 0;
update batches
   set books = counted.books
  from (select batch, count(*) as books from batch_items where state <> 'dropped' group by batch) as counted
 where counted.batch = batches.id;
comment on column batches.books is 'Its lines without those that were dropped; written with them.';
