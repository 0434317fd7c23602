-- Who looked at persons, handed out or erased, is few among all that happened.
create index events_of_looks on events (seq) where step in ('looked-at', 'handed-out', 'erased', 'list-shown');
