-- Most places have their batch for years already: what is still to plan is found without them.
alter table rotation_places add column planned boolean not null default false;
update rotation_places set planned = true
 where exists (select from batches
                where batches.agreement = rotation_places.agreement and batches.quarter = rotation_places.quarter);
create index rotation_places_to_plan on rotation_places (quarter, agreement) where not planned;
