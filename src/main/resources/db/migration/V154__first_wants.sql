-- What a partner has wanted longest with its offers is read without looking at all it ever wanted.
create index exchange_wants_in_turn on exchange_wants (partner, changed_at, exchange, place) where exchange <> '';
