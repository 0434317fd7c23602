-- Each region has calendars of its own, and so may have an exchange of a quarter on a day of its own.
alter table exchanges add column region text;
alter table exchanges drop constraint exchanges_pkey;
insert into exchanges (quarter, region, on_day, announced)
select exchanges.quarter, regions.region, exchanges.on_day, exchanges.announced
  from exchanges
 cross join (select distinct region from rotation_agreements) as regions;
delete from exchanges where region is null;
alter table exchanges alter column region set not null;
alter table exchanges add primary key (quarter, region);
