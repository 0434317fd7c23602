-- Forecasts of terms that would have held up other requests: the chore makes them, and a notice tells each school.
create table rotation_forecasts (
    agreement text primary key references rotation_agreements (id),
    -- The request that began the term.
    request text not null,
    quarters text[] not null,
    asked_at timestamptz not null
);
create index rotation_forecasts_in_order on rotation_forecasts (asked_at, agreement);
