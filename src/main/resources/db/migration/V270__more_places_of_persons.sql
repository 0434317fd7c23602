-- Where something of a person may stand in the tables of public forms, mails that are answered, uploads, backups and changes of the policy.
comment on column applications.data is 'person: json open settled_at is null';
comment on column mail_answers.address is 'person: text';
comment on column mail_answers.said is 'person: text';
comment on column mail_answers.detail is 'person: text';
comment on column partners.email_returned is 'person: value';
comment on column policy_changes.by_whom is 'person: trace';
comment on column policy_changes.reason is 'person: text';
comment on column uploads.account is 'person: trace';
comment on column uploads.content is 'person: bytes';
comment on column uploads.name is 'person: text';
comment on column uploads.source is 'person: text';
comment on column backups.by_whom is 'person: trace';
comment on column catalogue_imports.asked_by is 'person: trace';
