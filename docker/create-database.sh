#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the hub gets a role that owns its database and nothing else.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
-- Read by psql itself: what stands on a command line is there for all to see.
\set password `cat /run/secrets/database-password`
create role simpul login password :'password';
create database simpul owner simpul;
SQL
