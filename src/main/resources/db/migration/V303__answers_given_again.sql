-- An answer that is given again is of the day on which it was given last, so that the order of the places no longer is that of the days.
create index replies_by_time on replies (at);
