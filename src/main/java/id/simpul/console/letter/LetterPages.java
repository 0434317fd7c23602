package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.RequestForm;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.paper.TermLetter;
import id.simpul.paper.Words;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** All pages that need no session. */
public final class LetterPages {
    private static final Set<RequestType> WISHES =
            Set.of(RequestType.VISIT_BOOK, RequestType.SERVICE_REQUEST, RequestType.INTERNSHIP_APPLY);

    private LetterPages() {}

    public static List<Page> all(JoinParts joining) {
        LetterParts parts = joining.letters();
        Books books = new Books(parts.reads());
        LinkPage link = new LinkPage(parts, books, subjects(parts, books));
        return List.of(
                link,
                new ListFilePage(link, books),
                new JoinPage(joining, Wish.join()),
                new JoinPage(joining, Wish.visit()),
                new JoinLinkPage(joining));
    }

    private static Map<Purpose, Subject> subjects(LetterParts parts, Books books) {
        Reads reads = parts.reads();
        Map<Purpose, Subject> subjects = new EnumMap<>(Purpose.class);
        subjects.put(Purpose.LIST, new ListSubject(books));
        subjects.put(Purpose.RECEIVED, new ReceivedSubject(books));
        subjects.put(Purpose.RETURNED, new ReturnedSubject(books));
        subjects.put(Purpose.SURVEY, new SurveySubject(books));
        subjects.put(Purpose.REPLACEMENT, new ReplacementSubject(reads));
        subjects.put(Purpose.PAIRS, new PairsSubject(reads));
        subjects.put(Purpose.BOOKING, new BookingSubject(reads));
        subjects.put(Purpose.RENEW, new RenewSubject(() -> terms(parts)));
        subjects.put(Purpose.ENROL, new FormSubject("enrol", opened -> enrol(parts, opened)));
        subjects.put(Purpose.VISIT, new FormSubject("another", opened -> wish(opened)));
        subjects.put(Purpose.AGREEMENT, new FormSubject("agreement", opened -> agreement(reads, opened)));
        return subjects;
    }

    private static List<Integer> terms(LetterParts parts) {
        return parts.policy().get().rotation().termMonths().stream().sorted().toList();
    }

    /** Of persons nothing is filled in: a link may be handed on. */
    private static FormSubject.About enrol(LetterParts parts, Opened opened) {
        Map<String, String> known = new HashMap<>();
        known.put("name", opened.partner().name());
        opened.partner().region().ifPresent(region -> known.put("region.code", region.code()));
        parts.reads().rows("partner.show", "partner", opened.partner().id().value(), 1).stream()
                .map(partner -> partner.path("address").asText())
                .filter(address -> !address.isEmpty())
                .forEach(address -> known.put("address", address));
        return new FormSubject.About(
                RequestType.ROTATION_ENROL,
                RequestForm.of(RequestType.ROTATION_ENROL),
                known,
                Json.object(),
                clause(parts, opened.words()),
                List.of());
    }

    static List<String> clause(LetterParts parts, PageWords words) {
        Policy policy = parts.policy().get();
        return new TermLetter.Clause(
                        policy.obligations().dueDays(),
                        policy.rotation().lostAfterDays(),
                        policy.obligations().holdBack())
                .sentences(Words.ofPapers(words.language()));
    }

    private static FormSubject.About wish(Opened opened) {
        RequestType type = RequestType.ofWire(opened.thing().replaceFirst(":.*", ""))
                .filter(WISHES::contains)
                .orElseThrow(NoPage::new);
        List<LocalDate> days = Pattern.compile("\\d{4}-\\d{2}-\\d{2}")
                .matcher(opened.thing())
                .results()
                .map(day -> LocalDate.parse(day.group()))
                .toList();
        ObjectNode added = Json.object();
        if (!days.isEmpty() && !opened.visit().field("on").isBlank()) {
            added.put("on", opened.visit().field("on"));
        }
        RequestForm form = days.isEmpty() ? RequestForm.of(type) : RequestForm.of(type, "on");
        return new FormSubject.About(type, form, Map.of(), added, List.of(), days);
    }

    private static FormSubject.About agreement(Reads reads, Opened opened) {
        ObjectNode old = reads.rows("agreement.show", "agreement", opened.thing(), 1).stream()
                .findFirst()
                .filter(one -> named(one.path("parties"))
                                .contains(opened.partner().id().value())
                        || opened.partner().kind() == PartnerKind.NATIONAL)
                .orElseThrow(NoPage::new);
        Map<String, String> known = new HashMap<>();
        known.put("title", old.path("title").asText());
        known.put("form", old.path("form").asText());
        known.put("parties", String.join("\n", named(old.path("parties"))));
        known.put("goals", String.join("\n", named(old.path("goals"))));
        return new FormSubject.About(
                RequestType.AGREEMENT_PROPOSE,
                RequestForm.of(RequestType.AGREEMENT_PROPOSE, "document"),
                known,
                Json.object(),
                List.of(),
                List.of());
    }

    private static List<String> named(JsonNode names) {
        List<String> named = new ArrayList<>();
        names.forEach(name -> named.add(name.asText()));
        return named;
    }
}
