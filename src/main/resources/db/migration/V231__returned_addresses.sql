-- An address of e-mail from which mails came back for good. It is nobody's to write to any more; the partner's mails wait, as they do
-- for an address that nobody has confirmed, until staff enter another or the partner gives and confirms one.
alter table partners add column email_returned text;
create index partners_by_email on partners (lower(email)) where email is not null;
create index partners_with_returned on partners (id) where email_returned is not null;
