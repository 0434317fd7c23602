package id.simpul.evaluation;

import java.util.List;

/** What is counted of the visits that the library makes at its partners: those whose day has come, unless they were given up. */
final class OutreachSources {
    private OutreachSources() {}

    static final List<Source> ALL = List.of(Source.of("""
                    select names.partner, count(*) as outreach
                      from outreaches
                      join names on names.id = outreaches.partner
                     where outreaches.on_day between :from and :to
                       and exists (select from events
                                    where events.subject = outreaches.id and events.step = 'recorded' and events.at <= :asOf)
                       and not exists (select from events
                                        where events.subject = outreaches.id and events.step = 'cancelled'
                                          and events.at <= :asOf)
                     group by names.partner
                    """, Count.OUTREACH));
}
