-- Staff can hold a failed message back with a note: it is known, and whoever tries all the others again leaves it.
alter table failures drop constraint failures_state_check;
alter table failures add constraint failures_state_check check (state in ('open', 'retrying', 'held', 'done', 'discarded'));
alter table failures add column held_note text;
create or replace view failures_at_hand as
    select *
      from failures
     where state in ('open', 'retrying', 'held')
       and not exists (select from reply_given(failures.partner, failures.request_id, failures.reply_id));
drop index failures_of_group;
create index failures_of_group on failures (group_id, seq) where state in ('open', 'retrying', 'held');
drop index failures_unsettled;
create index failures_unsettled on failures (seq) where state in ('open', 'retrying', 'held');
