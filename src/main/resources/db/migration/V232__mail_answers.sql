-- Answers by mail that the hub could not read as a request: for staff, who close them; with that they are gone.
create table mail_answers (
    id text primary key,
    partner text references partners (id),
    address text not null,
    topic text not null,
    why text not null,
    said text not null,
    detail text not null default '',
    at timestamptz not null
);
create index mail_answers_by_time on mail_answers (at, id);
comment on column mail_answers.said is 'what was written, without what it quotes and without any NIK';
