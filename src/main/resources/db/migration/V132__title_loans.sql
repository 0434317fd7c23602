-- How often titles were lent in schools, by the surveys of batches: so often, and as often as an average book of the same batches.
create table title_loans (
    title text primary key references titles (id),
    loans bigint not null,
    usual double precision not null
);
insert into title_loans (title, loans, usual)
select title, sum(loans), sum(usual)
  from (select batch_items.title, told.loans, avg(told.loans) over (partition by batch_items.batch) as usual
          from surveys
          join batch_items on batch_items.batch = surveys.batch
                          and batch_items.state not in ('planned', 'dropped')
                          and (batch_items.state <> 'missing' or surveys.loans ->> batch_items.barcode is not null)
         cross join lateral (select coalesce((surveys.loans ->> batch_items.barcode)::bigint, 0) as loans) as told
         where surveys.loans <> '{}') as lent
 group by title;
