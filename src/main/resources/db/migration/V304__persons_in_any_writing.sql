-- A person is looked for by whole words; in JSON as it is written a line break is a backslash and an n, which is a letter, and other letters
-- may stand there by their numbers. Of a number that is no letter, such as half of a pair, nothing is left; what is no JSON is read as far as
-- it goes.
create function words_of_json(written text) returns text
    language sql immutable parallel safe
as $$
    select case when strpos(written, '\') = 0 then written
           else unistr(regexp_replace(regexp_replace(
                    replace(written, '\\', '\+00005C'),
                    '\\(?:[nrtbf]|u0000|u[dD][89a-fA-F][0-9a-fA-F]{2})', ' ', 'g'),
                    '\\(?!u[0-9a-fA-F]{4}|\+00005C)', '', 'g')) end
$$;

-- Bytes as they came: UTF-8, or else one letter a byte, so that every text can be read.
create function words_of_bytes(bytes bytea) returns text
    language plpgsql immutable
as $$
declare
    without_nul bytea := decode(replace(replace(encode(bytes, 'escape'), '\\', '\134'), '\000', ' '), 'escape');
begin
    return convert_from(without_nul, 'UTF8');
exception when character_not_in_repertoire then
    return convert_from(without_nul, 'LATIN1');
end
$$;
