package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Evaluates quarters and years by SQL over what is recorded; the same for any past one, whenever it is asked (R30). */
@Decides(Rule.R30)
public final class Evaluations {
    private final Policies policies;
    private final CutOffs cutOffs;

    public Evaluations(Policies policies) {
        this.policies = policies;
        this.cutOffs = new CutOffs(policies);
    }

    /**
     * Evaluates a period as it was known when it was published, or as far as it is known now.
     *
     * @param now the present
     */
    public Evaluation of(Handle db, EvaluationPeriod period, Instant now) {
        return between(db, period, period.from(), cutOffs.of(db, period, now));
    }

    /**
     * A partner's figures since its cooperation began, as a proposal to renew it tells them (R25).
     *
     * @param now the present; counted is to the end of the day before
     * @return {@code since}, {@code to} and each indicator that is known, by the name that it has in {@code evaluation.published}; empty if nothing began
     */
    public ObjectNode of(Handle db, PartnerId partner, Instant now) {
        ObjectNode told = Json.object();
        LocalDate to = cutOffs.day(now).minusDays(1);
        beginning(db, partner, now).filter(since -> !since.isAfter(to)).ifPresent(since -> {
            told.put("since", since.toString()).put("to", to.toString());
            EvaluationPeriod period = new EvaluationPeriod(partner.value(), since, to, Quarter.of(to));
            between(db, period, since, now).rows().stream()
                    .filter(row -> row.partner().equals(partner))
                    .forEach(row -> Report.known(told, row.figures()));
        });
        return told;
    }

    private static Optional<LocalDate> beginning(Handle db, PartnerId partner, Instant now) {
        Source source = Source.of("select min(on_day) as on_day from (" + LibrarySources.beginnings(hasAgreements(db))
                + ") as beginnings where partner = :partner");
        return db.createQuery(source.statement())
                .bind("asOf", now)
                .bind("partner", partner)
                .mapTo(LocalDate.class)
                .findOne();
    }

    private static boolean hasAgreements(Handle db) {
        return Source.of("")
                .needing(LibrarySources.tablesOfAgreements().toArray(String[]::new))
                .isThere(db);
    }

    /** A quarter and those before it, the oldest first, each as it was known when it was published. */
    List<Evaluation> trend(Handle db, Quarter last, int quarters, Instant now) {
        return last.plus(1 - quarters).series(quarters).stream()
                .map(quarter -> of(db, EvaluationPeriod.of(quarter), now))
                .toList();
    }

    /** From any day to the end of a period, as known at a cut-off; a period that is not over ends with the day of it. */
    Evaluation between(Handle db, EvaluationPeriod period, LocalDate from, Instant asOf) {
        LocalDate known = cutOffs.day(asOf);
        LocalDate to = known.isBefore(period.to()) ? known : period.to();
        Span span = new Span(from, to, asOf, policies);
        Map<PartnerId, Figures> counted = new TreeMap<>(java.util.Comparator.comparing(PartnerId::value));
        for (Source source : sources(db)) {
            count(db, source, span, counted);
        }
        LibraryFigures library = new LibraryFigures(db, span, hasAgreements(db));
        Map<PartnerId, Compared> compared = library.compare(counted);
        return new Evaluation(period, known, named(db, counted, compared, asOf), library.read());
    }

    /** The bounds of a query. */
    record Span(LocalDate from, LocalDate to, Instant asOf, Policies policies) {
        Query bind(Query query) {
            return query.bind("from", from)
                    .bind("to", to)
                    .bind("asOf", asOf)
                    .bind("zone", policies.zone().getId())
                    .bind("months", policies.asOf(to).evaluation().comparisonMonths());
        }
    }

    private static List<Source> sources(Handle db) {
        List<Source> all = new ArrayList<>(RotationSources.ALL);
        all.addAll(ExchangeSources.ALL);
        all.addAll(OutreachSources.ALL);
        all.add(LibrarySources.inThePeriod());
        return all.stream().filter(source -> source.isThere(db)).toList();
    }

    private static void count(Handle db, Source source, Span span, Map<PartnerId, Figures> counted) {
        span.bind(db.createQuery(source.statement()))
                .map((row, context) -> add(source, row, counted))
                .forEach(figures -> {});
    }

    /** Adds what a query has counted of a partner. */
    static Figures add(Source source, ResultSet row, Map<PartnerId, Figures> counted) throws SQLException {
        Figures figures = counted.computeIfAbsent(new PartnerId(row.getString("partner")), partner -> new Figures());
        for (Count count : source.counts()) {
            long number = row.getLong(count.column());
            if (!row.wasNull()) {
                figures.add(count, number);
            }
        }
        return figures;
    }

    private static List<PartnerFigures> named(
            Handle db, Map<PartnerId, Figures> counted, Map<PartnerId, Compared> compared, Instant asOf) {
        counted.values().removeIf(Figures::isEmpty);
        return db.createQuery("""
                        select partners.id, partners.name, partners.kind, coalesce(enrolled.region, partners.region_code) as region
                          from known_partners as partners
                          left join lateral (
                               select region from rotation_agreements
                                where rotation_agreements.school in (select names_of(partners.id))
                                  and exists (select from events
                                               where events.subject = rotation_agreements.id and events.step = 'enrolled'
                                                 and events.at <= :asOf)
                                order by enrolled_on desc, id limit 1) as enrolled on partners.kind = 'school'
                         where partners.id = any(:ids)
                         order by partners.name, partners.id
                        """)
                .bind("asOf", asOf)
                .bindArray("ids", PartnerId.class, counted.keySet())
                .map((row, context) -> {
                    PartnerId partner = new PartnerId(row.getString("id"));
                    return new PartnerFigures(
                            partner,
                            row.getString("name"),
                            row.getString("kind"),
                            Optional.ofNullable(row.getString("region")),
                            counted.get(partner),
                            Optional.ofNullable(compared.get(partner)));
                })
                .list();
    }
}
