-- Books of a batch may come out again after its others counted as lost: staff did not find what the school gave back, or opened the batch
-- again. They become lost on the morning after; until now they never did.
alter table batches add column lost_after date;
comment on column batches.lost_after is
    'The day on which books of it came out again, or on which the last counted as lost: what is out since then becomes lost on a later morning.';
-- Of what is out already the hub's last day is as good as the day on which it came out again: nobody is to read of a day that has passed.
update batches
   set lost_after = (select max(done_at)::date from jobs)
 where exists (select 1 from jobs where job = 'rotation.lost' and period = batches.quarter and part = batches.id and error is null);
