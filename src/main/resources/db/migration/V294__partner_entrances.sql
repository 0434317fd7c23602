create view partner_entrances as
    select partner, old_until, fingerprint is not null as certified
      from partner_credentials
      left join partner_certificates using (partner);
comment on view partner_entrances is 'Offered by partner: until when a password before is still good, and whether a certificate is asked for.';
