-- What the intake offers to features whose decisions answer what waited.
create view waiting_requests as
    select partner, request_id, type, data, since
      from pending
     where decided_at is null;
comment on view waiting_requests is 'Offered by intake: requests on which nobody has decided yet.';
