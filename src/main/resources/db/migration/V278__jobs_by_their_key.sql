-- Whether a part is done is looked up by its key. An index that begins with the job as well looks as cheap for as long as the statistics know nothing of a job that is done for the
-- first time, and then each of 5,000 parts reads all that was done that morning. By the expression they serve only who asks for what was done last, or since.
drop index jobs_done_last;
create index jobs_done_last on jobs ((job || ''), done_at);
drop index jobs_by_due;
create index jobs_by_due on jobs ((job || ''), due_at);
