package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.Foresight;
import id.simpul.catalogue.Foresight.Foreseen;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PersonalNumbers;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Looks some copies of an import through: what the hub does not know, knows otherwise, would join, doubt or refuse. */
final class Look {
    private static final Phrase TWICE = new Phrase(
            "barcode ini sudah ada pada rekaman sebelumnya; yang pertama dipakai",
            "this barcode stands in an earlier record already; the first counts");
    private static final Phrase DOUBTFUL = new Phrase(
            "mungkin sama dengan judul yang sudah ada; petugas akan ditanya",
            "it may be one with a title that is there; staff will be asked");
    private static final Phrase JOINED = new Phrase(
            "dijadikan satu dengan judul yang ditulis lain", "it is one with a title that is written otherwise");
    private static final Phrase MISSING = new Phrase(
            "hilang menurut sistemnya sendiri; dicatat, tidak dipinjamkan",
            "missing by its own system; it is taken, and not lent");

    private final Import looked;
    private final Policy policy;
    private final LocalDate today;
    private final Instant now;
    private final Foresight foresight = new Foresight();
    private final Tally tally = new Tally(Tally.empty());
    private final ObjectNode sorted = Json.object();
    private long records;

    Look(Import looked, Policy policy, LocalDate today, Instant now) {
        this.looked = looked;
        this.policy = policy;
        this.today = today;
        this.now = now;
    }

    /** In one transaction. */
    void take(Handle db, Candidates.Lot lot) {
        records += lot.records();
        lot.odd().forEach(tally::tell);
        List<Candidate> copies = once(db, lot.candidates());
        Map<String, KnownCopies.Known> known =
                KnownCopies.of(db, copies.stream().map(Candidate::barcode).toList());
        List<Candidate> told = new ArrayList<>();
        for (Candidate copy : copies) {
            Tally.increase(sorted, copy.item().collection() + "/" + copy.item().grades());
            Optional<KnownCopies.Known> before = Optional.ofNullable(known.get(copy.barcode()));
            compare(copy, before);
            if (before.filter(one -> one.isAs(copy.item())).isEmpty()) {
                told.add(copy);
            }
        }
        foresee(db, told);
        ImportLines.tell(db, looked.id(), tally.lines());
        ImportRows.looked(db, looked.id(), records, tally.counts(), sorted);
    }

    private List<Candidate> once(Handle db, List<Candidate> copies) {
        NamedCopies.note(
                db,
                looked.id(),
                copies.stream()
                        .map(copy -> new NamedCopies.Named(
                                copy.barcode(),
                                PersonalNumbers.redact(copy.item().described()),
                                copy.number()))
                        .toList());
        Map<String, Long> firsts = NamedCopies.firsts(
                db, looked.id(), copies.stream().map(Candidate::barcode).toList());
        List<Candidate> once = new ArrayList<>();
        for (Candidate copy : copies) {
            if (firsts.get(copy.barcode()) == copy.number()) {
                once.add(copy);
            } else {
                tally.tell(Kind.TWICE, copy, TWICE);
            }
        }
        return once;
    }

    private void compare(Candidate copy, Optional<KnownCopies.Known> before) {
        if (before.isEmpty()) {
            tally.count(Kind.NEW);
        } else if (before.get().isAs(copy.item())) {
            tally.count(Kind.SAME);
        } else {
            tally.tell(Kind.CHANGED, copy, Phrase.verbatim(before.get().differences(copy.item())));
        }
        if (copy.sorted().missing()) {
            tally.tell(Kind.MISSING, copy, MISSING);
        }
        if (!copy.remarks().isEmpty()) {
            tally.tell(Kind.DOUBTFUL, copy, copy.remarks().get(0));
        }
    }

    private void foresee(Handle db, List<Candidate> told) {
        List<Request> requests = told.stream().map(this::request).toList();
        if (requests.isEmpty()) {
            return;
        }
        List<Foreseen> foreseen = foresight.of(db, requests, policy, today);
        for (int place = 0; place < told.size(); place++) {
            Candidate copy = told.get(place);
            Foreseen one = foreseen.get(place);
            one.refused()
                    .ifPresent(reason -> tally.tell(
                            Kind.REFUSED, copy, new Phrase(reason.message(Language.ID), reason.message(Language.EN))));
            if (one.doubtful()) {
                tally.tell(Kind.DOUBTFUL, copy, DOUBTFUL);
            } else if (one.isJoined()) {
                tally.tell(Kind.JOINED, copy, JOINED);
            }
        }
    }

    private Request request(Candidate copy) {
        return new Request(
                looked.partner(),
                PartnerKind.LIBRARY,
                looked.requests() + copy.number(),
                RequestType.CATALOGUE_ITEM,
                now,
                false,
                copy.item().data(),
                Optional.empty());
    }

    /** What can only be told once all has been read. */
    void end(Handle db) {
        tally.set("titles", NamedCopies.newTitles(db, looked.id()));
        tally.add(Kind.GONE, NamedCopies.gone(db, looked.id()));
        ImportRows.looked(db, looked.id(), records, tally.counts(), sorted);
    }
}
