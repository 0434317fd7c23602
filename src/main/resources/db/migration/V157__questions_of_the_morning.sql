-- What every chore asks each morning is answered by an index.
create index rotation_agreements_by_region on rotation_agreements (region) where state = 'active';
create index exchanges_open on exchanges (quarter, region) where not announced;
create index exchange_wants_to_respell on exchange_wants (key_version);
create index rotation_agreements_by_end on rotation_agreements (last_quarter) where state = 'active';
