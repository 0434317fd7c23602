-- Which requests were in hand when the hub died: one on which it dies again and again must leave like any other poison.

-- One row, or none before the first run: whether the hub that ran last came to its end in good order.
create table last_run (
    only_row boolean primary key default true check (only_row),
    ended_in_order boolean not null
);

-- Written only after a hub has died, before a request is decided, and taken away when it is.
create table requests_in_hand (
    partner text not null,
    fingerprint text not null,
    begun int not null default 1,
    primary key (partner, fingerprint)
);
comment on column requests_in_hand.begun is 'How often a hub began to decide it and did not come to an end.';
