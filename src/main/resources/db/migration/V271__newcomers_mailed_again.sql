-- A mail that asks a newcomer and was not taken is tried again, under a new link: what the old one ended with stands nowhere.
alter table applications add column tried_at timestamptz;
create index applications_not_mailed on applications (made_at) where mailed_at is null;
