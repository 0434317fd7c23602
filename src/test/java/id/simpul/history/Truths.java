package id.simpul.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold at the end of every day, asked of the tables in words of its own. */
final class Truths {
    private static final List<Truth> OF_ROTATION = List.of(
            new Truth("a copy is out with the batch that its line says, and with no other", """
                    select barcode || ' is out with ' || coalesce(i.loan, 'nothing') || ', its lines: '
                           || string_agg(l.batch || ' ' || l.state, ', ')
                      from items i join batch_items l using (barcode) join batches b on b.id = l.batch
                     group by barcode, i.loan
                    having count(*) filter (where l.state in ('sent', 'missing', 'returned')) > 1
                        or coalesce(i.loan, '') is distinct from
                           coalesce(max(l.batch) filter (where l.state in ('sent', 'missing', 'returned') and b.state <> 'closed'), '')"""),
            new Truth("a copy is promised to one batch at most", """
                    select barcode || ' is promised to ' || string_agg(batch, ', ')
                      from batch_items where state = 'planned' group by barcode having count(*) > 1"""),
            new Truth(
                    "a lost copy is with nobody, and a book that a school lost is owed, replaced, waived or found",
                    """
                    select l.barcode || ' of ' || l.batch || ' is ' || l.state || ', obligation ' || coalesce(o.state, 'none')
                      from batch_items l left join obligations o using (batch, barcode)
                     where (l.state = 'lost' and (o.id is null or o.how = 'found'))
                        or (o.state in ('open', 'promised', 'received', 'approved') and l.state not in ('lost', 'in'))"""),
            new Truth("what is lost by its last line is lost", """
                    select i.barcode || ' is ' || case when i.lost then 'lost' else 'not lost' end || ' and its lines are '
                           || string_agg(l.state, ', ')
                      from items i join batch_items l using (barcode) join batches b on b.id = l.batch
                     group by i.barcode, i.lost
                    having not i.lost and bool_or(l.state = 'lost' or (l.state = 'missing' and b.state = 'closed'))"""),
            new Truth("a batch that left has every line out, back or lost; one that did not has none", """
                    select b.id || ' is ' || b.state || ' and has a line ' || l.state || ' (' || l.barcode || ')'
                      from batches b join batch_items l on l.batch = b.id
                     where (b.dispatched_on is null and l.state not in ('planned', 'dropped'))
                        or (b.dispatched_on is not null and l.state = 'planned')
                        or (b.state = 'cancelled' and l.state <> 'dropped')
                        or (b.state = 'closed' and l.state in ('sent', 'returned'))
                        or (b.state = 'returned' and l.state = 'sent')"""),
            new Truth(
                    "a book that is out 30 days after its day is lost on the next morning, but what came out again since",
                    """
                    select l.barcode || ' is still out with ' || b.id || ', due on ' || b.due_on
                      from batches b join batch_items l on l.batch = b.id and l.state = 'sent'
                     where b.due_on + 30 < :today
                       and not exists (select from events e
                                        where e.subject = b.id and e.step in ('checked-in', 'reopened') and e.at >= :today - 1)"""),
            new Truth("a batch is no fuller than its places", """
                    select b.id || ' has ' || count(*) || ' books on ' || b.places || ' places, '
                           || count(distinct coalesce(t.same_as, t.id)) || ' titles'
                      from batches b join batch_items l on l.batch = b.id and l.state = 'planned'
                      join titles t on t.id = l.title
                     where b.state in ('planned', 'announced', 'packed')
                     group by b.id having count(*) > b.places"""),
            new Truth("a batch has as many books as it has lines that were not dropped", """
                    select b.id || ' has ' || b.books || ' books and lines for ' || count(l.batch)
                      from batches b left join batch_items l on l.batch = b.id and l.state <> 'dropped'
                     group by b.id having count(l.batch) <> b.books"""),
            new Truth("a batch waits for its day no longer than until the day of its collection", """
                    select id || ' is still ' || state || ' after ' || due_on
                      from batches where state in ('planned', 'announced', 'packed') and due_on < :today"""),
            new Truth("an agreement ends with its last exchange", """
                    select a.id || ' is active after ' || b.due_on
                      from rotation_agreements a join batches b on b.agreement = a.id and b.quarter = a.last_quarter
                     where a.state = 'active' and b.due_on < :today"""),
            new Truth("every due exchange has happened once for every school that takes part", """
                    select p.agreement || ' has no batch of ' || p.quarter || ', whose day was ' || e.on_day
                      from rotation_places p join rotation_agreements a on a.id = p.agreement and a.state = 'active'
                      join exchanges e on e.quarter = p.quarter
                      left join batches b on b.agreement = p.agreement and b.quarter = p.quarter
                     where b.id is null and e.on_day < :today"""),
            new Truth("what a school owes was opened once, and has ended as one thing", """
                    select id || ' is ' || state || ', how ' || coalesce(how, 'none')
                      from obligations
                     where (state in ('settled', 'waived')) <> (settled_on is not null and how is not null)
                        or settled_on < opened_on or settled_on > :today or opened_on > :today"""),
            new Truth("days of a batch come one after the other", """
                    select id || ' dispatched ' || dispatched_on || ' received ' || received_on || ' returned ' || returned_on
                      from batches
                     where deliver_on >= due_on or dispatched_on > :today or received_on < dispatched_on
                        or returned_on < dispatched_on or closed_on > :today"""),
            new Truth("a place for which there is no batch is still to plan", """
                    select agreement || ' has no batch of ' || quarter || ' and is marked as planned'
                      from rotation_places p
                     where planned and not exists (select from batches b where b.agreement = p.agreement and b.quarter = p.quarter)"""),
            new Truth(
                    "a line is of a copy, a batch, a school and a title that there are, and of the school of its batch",
                    """
                    select l.batch || ' has ' || l.barcode || ' of ' || l.school || ' and ' || l.title
                      from batch_items l left join batches b on b.id = l.batch
                     where l.school is distinct from b.school
                        or not exists (select from items i where i.barcode = l.barcode)
                        or not exists (select from partners p where p.id = l.school)
                        or not exists (select from titles t where t.id = l.title)"""),
            new Truth("a copy known by another title than when it was lent is marked as such", """
                    select distinct i.barcode || ' was ' || coalesce(t.same_as, t.id) || ' and is ' || i.title
                      from batch_items l join titles t on t.id = l.title join items i using (barcode)
                     where i.title <> coalesce(t.same_as, t.id)
                       and not i.retitled"""),
            new Truth("nothing is kept past its term", """
                    select 'the delivery ' || seq || ' of ' || sent_at from deliveries
                     where state = 'sent' and sent_at < :today - 30
                    union all
                    select 'the notice ' || seq || ' of ' || at from notices n
                     where at < :today - 50 and not exists (select from deliveries d where d.notice = n.seq)
                    union all
                    select 'the answer ' || seq || ' of ' || at from replies where at < :today - 40"""),
            new Truth("the hub has failed on no work", """
                    select job || ' ' || period || ' ' || part || ': ' || error from jobs where error is not null"""));

    private final String asked = Stream.of(OF_ROTATION, TruthsOfExchange.ALL)
            .flatMap(List::stream)
            .map(truth ->
                    "select '" + truth.says() + "' as truth, broken from (" + truth.broken() + ") as found (broken)")
            .collect(Collectors.joining(" union all "));
    private final House house;
    private final Books books;

    Truths(House house, Books books) {
        this.house = house;
        this.books = books;
    }

    void hold() {
        Map<String, List<Map<String, Object>>> broken = house.daily(asked).stream()
                .collect(Collectors.groupingBy(row -> row.get("truth").toString(), TreeMap::new, Collectors.toList()));
        if (!broken.isEmpty()) {
            throw new Untrue(broken.entrySet().stream()
                    .map(one -> "It is not so that " + one.getKey() + ": "
                            + one.getValue().stream()
                                    .map(row -> row.get("broken").toString())
                                    .collect(Collectors.joining("; ")))
                    .collect(Collectors.joining("\n")));
        }
        house.rows("""
                        select i.barcode, i.lost, b.school
                          from items i left join batches b on b.id = i.loan
                         where i.collection = 'children'
                         order by i.barcode""")
                .forEach(row -> whereabouts(
                        (String) row.get("barcode"), (Boolean) row.get("lost"), (String) row.get("school")));
    }

    /** The hub takes no book to be in the house that is with a school, nor the other way round. */
    private void whereabouts(String barcode, boolean lost, String school) {
        String place = books.place(barcode);
        boolean home = place.equals(Books.SHELF);
        boolean away = !home && !place.equals(Books.COUNTER) && !place.equals(Books.GONE);
        if (lost && home && !books.isForgotten(barcode)) {
            throw new Untrue("The hub takes " + barcode + " to be lost, and it is on the shelf");
        }
        if (school == null && !lost && !home) {
            throw new Untrue("The hub takes " + barcode + " to be in the house, and it is at " + place);
        }
        if (school != null && (home ? !books.isForgotten(barcode) : away && !place.equals(books.now(school)))) {
            throw new Untrue(
                    "The hub takes " + barcode + " to be with " + books.now(school) + ", and it is at " + place);
        }
    }
}
