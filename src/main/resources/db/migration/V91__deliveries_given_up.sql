-- What was given up is waived by staff who have told the partner another way, or will not.
alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check check (state in ('waiting', 'sent', 'failed', 'dropped', 'waived'));

-- What staff must look at is found without a look at all that was ever sent.
drop index deliveries_failed;
create index deliveries_given_up on deliveries (seq) where state in ('failed', 'dropped');
