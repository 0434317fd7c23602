-- What reminds of a day is not sent after it, however long it has waited; that it was let go stands in the history.
alter table notices add column last_day date;
alter table deliveries drop constraint deliveries_state_check;
alter table deliveries add constraint deliveries_state_check
    check (state in ('waiting', 'sent', 'failed', 'dropped', 'waived', 'unconfirmed', 'past'));
