-- Which of these requests were asked before: planned once for each connection, and with no other plan than by their keys.
create function requests_known(partners text[], ids text[])
    returns table (partner text, id text, fingerprint text, reply_id text, event text)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    return query
    select requests.partner, requests.id, encode(requests.fingerprint, 'hex'), requests.reply_id, requests.event
      from unnest(partners, ids) as asked (partner, id)
      join requests on requests.partner = asked.partner and requests.id = asked.id;
end
$$;
comment on function requests_known is 'For the intake alone: what it has answered of what is asked.';
