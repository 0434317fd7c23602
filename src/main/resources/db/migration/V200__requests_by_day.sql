-- How many requests came on which of the last days is read for the first page; of a range of blocks only the first and last time are kept.
create index requests_received on requests using brin (received_at) with (pages_per_range = 32, autosummarize = on);
