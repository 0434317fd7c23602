-- A question about a request is answered with how it stands, never with its reply: an answer must not be many times its question.
drop view request_standings;
create view request_standings as
    select requests.partner, requests.id, requests.type, requests.status, coalesce(pending.decided_at, replies.at) as at
      from requests
      join replies on replies.seq = requests.reply
      left join pending on pending.partner = requests.partner and pending.request_id = requests.id;
comment on view request_standings is 'Offered by intake: how a request stands, and since when.';
