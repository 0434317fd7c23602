create view recoveries_to_tell as
    select recoveries.seq, recoveries.cut_at, recoveries.restored_at, partners.id as partner
      from recoveries
      join partners on partners.removed_at is null and partners.created_at <= recoveries.restored_at;
comment on view recoveries_to_tell is 'Offered by hub: restorations, and who was a partner already and is to be told of each.';

create view scans_kept as
    select distinct sha256 from agreement_scans;
comment on view scans_kept is 'Offered by agreement: the sums of the files that must be among the scans.';
