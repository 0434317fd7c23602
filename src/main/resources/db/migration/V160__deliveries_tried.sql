-- What has been tried is few among all that waits, and checks ask for it.
create index deliveries_tried on deliveries (channel, seq) where state = 'waiting' and attempts > 0;
