-- The same password once more, in the form in which a broker of its own keeps it, so that such a broker can be told it again
-- at any time; those from before have none, and hold only at brokers that know them already.
alter table partner_credentials add column for_broker text;

-- Every hub on this database hears of a change of the directory as soon as it is committed.
create function tell_of_partner() returns trigger language plpgsql as $$
declare
    changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
    perform pg_notify('simpul_partners', coalesce(changed ->> 'partner', changed ->> 'id'));
    return null;
end
$$;
create trigger partners_changed after insert or update or delete on partners
    for each row execute function tell_of_partner();
create trigger partner_credentials_changed after insert or update or delete on partner_credentials
    for each row execute function tell_of_partner();
