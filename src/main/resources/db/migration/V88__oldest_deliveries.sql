-- Health asks every second for the oldest delivery that waits in each channel, however many there are.
create index deliveries_waiting_longest on deliveries (channel, next_at) where state = 'waiting';
