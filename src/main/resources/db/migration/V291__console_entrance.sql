create view console_entrance as
    select exists (select from staff_users where ended_at is null and role = 'administrator' and password is not null) as has_administrator;
comment on view console_entrance is 'Offered by console: whether anybody can let others in.';
