-- The password before: good beside the new one for a while, so that a partner's system can be given the new one in its own time.
alter table partner_credentials add column old_salt bytea;
alter table partner_credentials add column old_hash bytea;
-- By the machine's clock.
alter table partner_credentials add column old_until timestamptz;
-- When it was last used, to the hour.
alter table partner_credentials add column old_used_at timestamptz;
-- When the new one was first used beside it.
alter table partner_credentials add column new_used_at timestamptz;
alter table partner_credentials add check ((old_hash is null) = (old_salt is null) and (old_hash is null) = (old_until is null));
create index partner_credentials_renewed on partner_credentials (old_until) where old_until is not null;

create view partner_renewals as
    select partner, old_until, old_used_at, new_used_at from partner_credentials where old_until is not null;
comment on view partner_renewals is 'Offered by partner: whose password before is still good, until when, and which of the two was used.';
