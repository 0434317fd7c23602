-- Whose system must also show a certificate, known by its SHA-256: nobody vouches for it but staff who entered it.
create table partner_certificates (
    partner text primary key references partners (id),
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    set_at timestamptz not null
);
create trigger partner_certificates_changed after insert or update or delete on partner_certificates
    for each row execute function tell_of_partner();
