-- Titles are never deleted, and every statement that names one has just written or joined it: a check of each row (which locks the
-- title as well) would find nothing, and costs as much as the row.
alter table items
    drop constraint items_title_fkey,
    drop constraint items_described_fkey;
alter table title_keys
    drop constraint title_keys_title_fkey,
    drop constraint title_keys_own_fkey;
alter table titles drop constraint titles_same_as_fkey;

-- A copy is found by its own title, described or not, by items_own_title.
drop index items_described;
