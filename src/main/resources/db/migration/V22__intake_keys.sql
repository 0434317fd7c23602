-- A request's reply is written in the same statement, so that a check of each row would find nothing.
alter table requests drop constraint requests_reply_fkey;

-- A registered request leads to its reply; only what used no id up (invalid, conflict, test) is looked for by the id it named.
alter table replies add column remark boolean not null default false;
drop index replies_to_request;
create index replies_to_request on replies (partner, request_id, seq) where remark;
