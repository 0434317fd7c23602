-- Each region has calendars of its own, and so may have an exchange of a quarter on a day of its own.
create table exchanges_of_regions (
    quarter text not null,
    region text not null,
    on_day date not null,
    announced boolean not null default false,
    primary key (quarter, region)
);
insert into exchanges_of_regions (quarter, region, on_day, announced)
select exchanges.quarter, regions.region, exchanges.on_day, exchanges.announced
  from exchanges
 cross join (select distinct region from rotation_agreements) as regions;
drop table exchanges;
alter table exchanges_of_regions rename to exchanges;
alter index exchanges_of_regions_pkey rename to exchanges_pkey;
