package id.simpul.rotation.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.paper.Pages;
import id.simpul.paper.ReplacementStatement;
import id.simpul.paper.TermLetter;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.enrolment.Enrolment;
import id.simpul.rotation.enrolment.Enrolments;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.Obligations;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The papers that a school signs: what it agreed to, and what it will replace. */
record SchoolPapers(Schedule schedule, Clock clock) {
    private static final Phrase SCHOOL = new Phrase("sekolah", "school");

    List<Document> all() {
        Filter school = new Filter(
                "school",
                SCHOOL,
                true,
                PartnerId::isValid,
                new Phrase("bentuknya tidak dikenal", "its form is not known"));
        List<Filter> filters = List.of(school, Filter.language());
        return List.of(
                new Document("paper.statement", filters, this::statement),
                new Document("paper.letter", filters, this::letter));
    }

    /** A school that was merged signs as the one it goes on as. */
    private static PartnerEntry school(Handle db, PartnerId asked) {
        PartnerEntry entry = PartnerEntries.byIds(db, Set.of(asked)).get(asked);
        if (entry == null) {
            throw NotShown.notFound("/data/school", SCHOOL);
        }
        return entry.mergedInto().map(into -> school(db, into)).orElse(entry);
    }

    private static PartnerEntry school(Handle db, Query query) {
        return school(db, query.filter("school").map(PartnerId::new).orElseThrow());
    }

    private Page<ObjectNode> statement(Handle db, Query query) {
        PartnerEntry school = school(db, query);
        List<ReplacementStatement.Owed> owed = Obligations.openOf(
                        db, List.of(school.partner().id()))
                .stream()
                .filter(one -> one.state().isOwed())
                .sorted(Comparator.comparing(Obligation::dueOn)
                        .thenComparing(Obligation::name)
                        .thenComparing(Obligation::barcode))
                .map(SchoolPapers::owed)
                .toList();
        if (owed.isEmpty()) {
            throw Print.nothing(
                    "sekolah itu tidak punya buku yang harus diganti", "that school has no book to replace");
        }
        Pages pages = Print.of(query, schedule, clock).pages("statement");
        new ReplacementStatement(pages).draw(school.partner().name(), school.address(), owed);
        return Page.whole(List.of(Print.file(pages.bytes())));
    }

    private static ReplacementStatement.Owed owed(Obligation one) {
        return new ReplacementStatement.Owed(
                one.barcode(),
                one.name(),
                one.dueOn(),
                one.promise()
                        .map(by -> by.title()
                                + by.isbn().map(isbn -> ", ISBN " + isbn).orElse("")));
    }

    private Page<ObjectNode> letter(Handle db, Query query) {
        PartnerEntry school = school(db, query);
        PartnerId id = school.partner().id();
        Enrolment enrolment = Enrolments.active(db, id)
                .orElseThrow(() -> Print.nothing(
                        "sekolah itu tidak sedang mengikuti rotasi", "that school does not take part in the rotation"));
        Policy policy = schedule.policyOn(enrolment.enrolledOn());
        Pages pages = Print.of(query, schedule, clock).pages("letter");
        new TermLetter(pages)
                .draw(
                        new TermLetter.Term(
                                enrolment.id(),
                                school.partner().name(),
                                school.address(),
                                enrolment.npsn(),
                                enrolment.region(),
                                enrolment.enrolledOn(),
                                enrolment.quarters(),
                                enrolment.lastQuarter().next(),
                                policy.rotation().placesOf(enrolment.places())),
                        new TermLetter.Clause(
                                policy.obligations().dueDays(),
                                policy.rotation().lostAfterDays(),
                                policy.obligations().holdBack()));
        return Page.whole(List.of(Print.file(pages.bytes())));
    }
}
