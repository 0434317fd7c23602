-- What agreement offers, beside agreements_in_force and agreements_of, to whatever rests on an agreement.
create view agreement_terms as
    select id, from_day, to_day
      from agreements;
comment on view agreement_terms is 'Offered by agreement: from when to when an agreement holds, both days included.';
comment on view agreements_in_force is 'Offered by agreement: which partner has which agreement.';
comment on function agreements_of is 'Offered by agreement: the agreements of one partner, under whatever name it agreed to them.';
