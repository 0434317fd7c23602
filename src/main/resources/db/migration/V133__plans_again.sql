-- Quarters that staff want planned again before they are announced; what is done leaves the list.
create table rotation_replans (
    quarter text not null,
    asked_at timestamptz not null,
    primary key (quarter, asked_at)
);
