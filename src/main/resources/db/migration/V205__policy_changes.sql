-- What staff changed in the policy while the hub ran: dated versions as they were written, on top of the policy file. Never changed or deleted.
create table policy_changes (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    by_whom text not null,
    reason text not null,
    versions text not null
);
