-- Mails, what staff did, and what was done by the calendar are read newest first, a page at a time.
create index deliveries_mails on deliveries (seq) where channel = 'email';
create index deliveries_mails_of on deliveries (partner, seq) where channel = 'email';
create index events_of_staff on events (seq) where partner = 'staff';
create index jobs_done_last on jobs (job, done_at);
