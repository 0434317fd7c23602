-- A form that was sent after its session had ended, closed to everybody but the hub, while its sender comes in again by the provider.

create table staff_kept_forms (
    -- Of the sign-on, by its hash.
    state bytea primary key,
    form text not null,
    -- Who has come in since, whose it is.
    name text references staff_users (name),
    at timestamptz not null
);
create index staff_kept_forms_at on staff_kept_forms (at);
create index staff_kept_forms_of on staff_kept_forms (name);
