package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.catalogue.source.Exports;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.sheet.SheetKind;
import id.simpul.sheet.SheetSamples;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in the forms of pages, for strangers, for who has a link and for staff, and sends files; much of it nonsense. */
final class GarbledPages {
    private static final Pattern FORM = Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]+)\".*?</form>");
    private static final Pattern FIELD =
            Pattern.compile("(?s)<(input|select|textarea)([^>]*)>(.*?)(?=<input|<select|<textarea|$)");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final List<String> LIKELY = List.of(
            "13.75",
            "12",
            "60",
            "2026-12-14",
            "10305555",
            "baru@sd.example",
            "Ibu Contoh",
            "B302",
            "true",
            "all",
            "some");

    private final SchoolsByMail schools;
    private final Garbler garbler;
    private final StaffBrowser staff;
    private final List<String> open = new ArrayList<>(List.of("/join", "/visit"));
    private final List<String> forms = new ArrayList<>();

    /** @param staff logged in */
    GarbledPages(SchoolsByMail schools, StaffBrowser staff, Garbler garbler) {
        this.schools = schools;
        this.staff = staff;
        this.garbler = garbler;
        schools.batch("bat-way", "sd-02", "dispatched", 1, 30);
        schools.batch("bat-here", "sd-03", "received", 301, 30);
        schools.batch("bat-done", "sd-05", "closed", 421, 10);
        open.add(schools.link(Purpose.RECEIVED, "sd-02", "bat-way"));
        open.add(schools.link(Purpose.RETURNED, "sd-03", "bat-here"));
        open.add(schools.link(Purpose.LIST, "sd-03", "bat-here"));
        open.add(schools.link(Purpose.SURVEY, "sd-05", "bat-done"));
        open.add(schools.link(Purpose.RENEW, "sd-09", "agr-sd-09"));
        open.add(schools.link(Purpose.REPLACEMENT, "sd-03", "sd-03"));
        open.add(schools.link(Purpose.CONFIRM_ADDRESS, "sd-06", "sd-06@example.org"));
        open.add(schools.link(Purpose.VISIT, "sd-07", "visit.book:2026-12-14"));
        open.add(schools.link(Purpose.UNSUBSCRIBE, "sd-08", "sd-08"));
        for (RequestType type : List.of(
                RequestType.ROTATION_RECEIVED,
                RequestType.ROTATION_RETURNED,
                RequestType.VISIT_BOOK,
                RequestType.SERVICE_REQUEST)) {
            forms.add("/partners/sd-03/ask/" + type.wire());
        }
        forms.addAll(List.of("/acts/outreach", "/find", "/scan", "/calendar/new", "/policy/new"));
    }

    /** One form of a page for everybody. */
    void sendOpen() {
        StaffBrowser phone = schools.browser();
        String path = garbler.pick(open);
        if (garbler.oneIn(5)) {
            // A link that a mail program broke.
            expectNoFault(phone.get(
                    path.substring(0, 1 + garbler.below(path.length())) + StaffBrowser.escaped(garbler.field("x"))));
            return;
        }
        send(phone, path);
    }

    /** One form of staff's. */
    void sendStaff() {
        send(staff, garbler.pick(forms));
    }

    private void send(StaffBrowser browser, String path) {
        HttpResponse<String> shown = browser.get(path);
        expectNoFault(shown);
        List<MatchResult> all = FORM.matcher(shown.body())
                .results()
                .filter(form -> !form.group(1).equals("/logout"))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        MatchResult form = garbler.pick(all);
        expectNoFault(browser.post(form.group(1), filled(form.group())));
    }

    private Map<String, String> filled(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher found = FIELD.matcher(form);
        while (found.find()) {
            Matcher name = NAME.matcher(found.group(2));
            if (!name.find()) {
                continue;
            }
            List<String> values = VALUE.matcher(found.group())
                    .results()
                    .map(value -> value.group(1))
                    .toList();
            String good = values.isEmpty() || (values.get(0).isEmpty() && garbler.oneIn(2))
                    ? garbler.pick(LIKELY)
                    : garbler.pick(values);
            boolean key = List.of("csrf", "nonce").contains(name.group(1)) && !garbler.oneIn(20);
            if (key || !garbler.oneIn(8)) {
                fields.put(name.group(1), key ? good : garbler.field(good));
            }
        }
        if (garbler.oneIn(10)) {
            fields.put(garbler.field("lain"), garbler.field("x"));
        }
        return fields;
    }

    /** One list of a kind. */
    void uploadSheet() {
        SheetKind kind = garbler.pick(List.of(SheetKind.values()));
        String address = "/sheets/" + kind.wire();
        expectNoFault(staff.get(address));
        StringBuilder csv = new StringBuilder(String.join(",", SheetSamples.headings(kind, Language.ID)) + "\n");
        SheetSamples.rows(kind).forEach(row -> csv.append(String.join(",", row)).append('\n'));
        String name =
                garbler.field(garbler.oneIn(5) ? "daftar.xlsx" : "daftar.csv").replaceAll("[\\p{Cntrl}\"]", "");
        HttpResponse<String> answer = staff.upload(address, name, garbler.lines(csv.toString()));
        expectNoFault(answer);
        answer.headers().firstValue("Location").ifPresent(look -> expectNoFault(staff.get(look)));
    }

    /** One catalogue. */
    void uploadCatalogue() {
        expectNoFault(staff.get("/catalogue/new"));
        var records = List.of(
                Exports.book("Si Kancil", "Contoh, Ibu", "9786020000008", "0001", "0002"),
                Exports.book(garbler.field("Timun Mas").replace("\0", ""), "Contoh, Bapak", "", "0003"));
        byte[] file =
                switch (garbler.below(3)) {
                    case 0 -> Exports.marcXml(List.of(records.get(0)));
                    case 1 ->
                        "barcode,title,collection\n0004,Si Kancil,children\n0005,Timun,children\n".getBytes(UTF_8);
                    default -> Exports.marc(records);
                };
        String name = garbler.pick(List.of("a.mrc", "a.xml", "a.csv", "a.xlsx", "a"));
        HttpResponse<String> answer = staff.upload("/catalogue/new", name, garbler.bytes(file));
        expectNoFault(answer);
        answer.headers().firstValue("Location").ifPresent(look -> expectNoFault(staff.get(look)));
    }

    /** Whatever is wrong with what was sent, the hub itself has done its part. */
    private static void expectNoFault(HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            throw new AssertionError(answer.statusCode() + " at " + answer.uri() + ": " + answer.body());
        }
    }
}
