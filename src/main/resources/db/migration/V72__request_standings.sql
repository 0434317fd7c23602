-- What the intake offers to whoever tells partners of their requests.
create view request_standings as
    select requests.partner, requests.id, requests.status, replies.event
      from requests
      join replies on replies.seq = requests.reply;
comment on view request_standings is 'Offered by intake: what became of a request, and the last reply to it.';
