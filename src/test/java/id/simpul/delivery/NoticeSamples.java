package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.simpul.account.PartnerEnded;
import id.simpul.account.PartnerMerged;
import id.simpul.administration.HubRestored;
import id.simpul.administration.StaffMorning;
import id.simpul.agreement.AgreementDecided;
import id.simpul.agreement.AgreementEnding;
import id.simpul.agreement.AgreementForwarded;
import id.simpul.agreement.AgreementProposed;
import id.simpul.booking.BookingCancelled;
import id.simpul.booking.BookingClosed;
import id.simpul.booking.BookingConfirmed;
import id.simpul.booking.BookingReminder;
import id.simpul.evaluation.EvaluationPublished;
import id.simpul.evaluation.Indicator;
import id.simpul.exchange.ExchangeGiven;
import id.simpul.exchange.ExchangeProgress;
import id.simpul.exchange.ExchangeProposed;
import id.simpul.exchange.ProposedPair;
import id.simpul.feature.Loosened;
import id.simpul.information.InformationPublished;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestDecided;
import id.simpul.ledger.RequestEntered;
import id.simpul.ledger.Topic;
import id.simpul.outreach.OutreachCancelled;
import id.simpul.outreach.OutreachPlanned;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import id.simpul.privilege.PrivilegeEnding;
import id.simpul.privilege.PrivilegeGranted;
import id.simpul.rotation.batch.RotationAnnounced;
import id.simpul.rotation.batch.RotationClosed;
import id.simpul.rotation.batch.RotationDispatched;
import id.simpul.rotation.batch.RotationDue;
import id.simpul.rotation.batch.RotationOverdue;
import id.simpul.rotation.batch.RotationPlanned;
import id.simpul.rotation.batch.RotationRescheduled;
import id.simpul.rotation.calendar.CalendarEnding;
import id.simpul.rotation.calendar.RotationSummary;
import id.simpul.rotation.enrolment.RotationForecast;
import id.simpul.rotation.enrolment.RotationInvited;
import id.simpul.rotation.obligation.ObligationDue;
import id.simpul.rotation.obligation.ObligationOpened;
import id.simpul.rotation.obligation.ObligationSettled;
import id.simpul.rotation.obligation.Owed;
import id.simpul.rotation.planning.Prospect;
import id.simpul.rotation.planning.RotationShortfall;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A notice of each topic, made as features make them; all names are invented. */
public final class NoticeSamples {
    private static final Quarter QUARTER = Quarter.parse("2026-Q4");
    private static final LocalDate DELIVERED = LocalDate.of(2026, 10, 5);
    private static final LocalDate DUE = LocalDate.of(2027, 1, 4);
    private static final List<Owed> OWED = List.of(new Owed("obl-1", "B0017", "Si Kancil"));
    private static final LocalDate BEGIN = LocalDate.of(2026, 9, 1);
    private static final LocalDate END = LocalDate.of(2028, 8, 31);
    private static final List<PartnerId> PARTIES =
            List.of(new PartnerId("universitas-contoh"), new PartnerId("perpustakaan-contoh"));

    private NoticeSamples() {}

    /** A notice that is due for a batch, for tests to which it does not matter what they send. */
    public static NoticeContent due(String batch) {
        return new RotationDue(batch, QUARTER, DUE, 14, 100, Optional.empty());
    }

    public static NoticeContent of(Topic topic) {
        return switch (topic) {
            case ROTATION_INVITED ->
                new RotationInvited(
                        Optional.of(QUARTER),
                        100,
                        List.of(6, 9, 12),
                        Optional.of(LocalDate.of(2026, 9, 1)),
                        Optional.of("agr-1"),
                        Optional.of(LocalDate.of(2026, 10, 5)));
            case ROTATION_PLANNED -> new RotationPlanned("bat-1", QUARTER, DELIVERED, DUE, 100, 98, Optional.of(2));
            case ROTATION_ANNOUNCED -> announced();
            case ROTATION_RESCHEDULED ->
                new RotationRescheduled("bat-1", QUARTER, "delivery", DELIVERED, DELIVERED.plusDays(1));
            case ROTATION_DISPATCHED ->
                new RotationDispatched(
                        "bat-1",
                        QUARTER,
                        DELIVERED,
                        DUE,
                        4,
                        100,
                        List.of(new RotationDispatched.Item("B0017", "Si Kancil", 1)),
                        Optional.of(List.of(new RotationDispatched.Item("B0017", "Si Kancil", 1))),
                        Optional.of(List.of(new RotationDispatched.Other("B0018", "Timun Mas"))),
                        Optional.empty());
            case ROTATION_DUE -> due("bat-1");
            case ROTATION_OVERDUE ->
                new RotationOverdue(
                        "bat-1",
                        QUARTER,
                        DUE,
                        7,
                        LocalDate.of(2027, 2, 3),
                        List.of(
                                new RotationOverdue.Item("B0017", "Si Kancil"),
                                new RotationOverdue.Item("B0042", "Malin Kundang")));
            case ROTATION_CLOSED ->
                new RotationClosed(
                        "bat-1",
                        QUARTER,
                        Optional.of(100),
                        Optional.of(0),
                        Optional.of(0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true));
            case ROTATION_SHORTFALL -> shortfall();
            case ROTATION_FORECAST -> new RotationForecast("agr-1", List.of(new Prospect.Expected(QUARTER, 100, 100)));
            case ROTATION_SUMMARY ->
                new RotationSummary(
                        QUARTER,
                        Optional.of(Region.kemendagri("13.75")),
                        10,
                        1000,
                        9,
                        997,
                        3,
                        List.of(new RotationSummary.School("sd-01", "SD Negeri 01 Contoh", 100, 99, 1)));
            case OBLIGATION_OPENED -> new ObligationOpened("bat-1", LocalDate.of(2027, 3, 5), OWED);
            case OBLIGATION_DUE -> new ObligationDue(LocalDate.of(2027, 3, 5), Optional.of(7), Optional.empty(), OWED);
            case OBLIGATION_SETTLED ->
                new ObligationSettled(
                        "obl-1",
                        "settled",
                        Optional.of("replaced"),
                        "B0017",
                        "Si Kancil",
                        Optional.of(LocalDate.of(2027, 2, 20)),
                        Optional.empty());
            case JOIN_ASKED -> new id.simpul.letter.JoinAsked("SD Contoh Satu", Optional.empty());
            case LETTER_AGAIN -> new LetterAgain("received", "bat-1", LocalDate.of(2026, 9, 15));
            case ADDRESS_CONFIRM -> new AddressConfirm(LocalDate.of(2026, 9, 15));
            default -> cooperation(topic);
        };
    }

    private static NoticeContent cooperation(Topic topic) {
        return switch (topic) {
            case EXCHANGE_PROPOSED ->
                new ExchangeProposed(
                        "exc-1",
                        Optional.of(LocalDate.of(2026, 8, 1)),
                        Optional.empty(),
                        List.of(new ProposedPair(
                                "p1",
                                Optional.of("k-7"),
                                Optional.of("Profil Kota Contoh"),
                                Optional.of("Katalog Naskah"),
                                false)));
            case EXCHANGE_PROGRESS ->
                new ExchangeProgress(
                        "exc-1",
                        List.of(new ExchangeProgress.Standing(
                                "p1",
                                Optional.of("k-7"),
                                Optional.of("Profil Kota Contoh"),
                                Optional.of("Katalog Naskah"),
                                "sent")),
                        0,
                        Optional.empty());
            case PRIVILEGE_GRANTED ->
                new PrivilegeGranted(
                        Optional.of("M-001"),
                        Optional.of("borrow"),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2027, 1, 31)),
                        Optional.of("student"),
                        Optional.empty(),
                        Optional.empty());
            case PRIVILEGE_ENDING ->
                new PrivilegeEnding(
                        Optional.of("M-001"),
                        Optional.of("borrow"),
                        Optional.of("semester"),
                        LocalDate.of(2027, 1, 31),
                        7,
                        Optional.empty(),
                        Optional.empty());
            case BOOKING_CONFIRMED ->
                new BookingConfirmed(
                        "bkg-1",
                        "visit.book",
                        Optional.of("preservation"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2026, 9, 10)),
                        Optional.empty(),
                        Optional.empty(),
                        12);
            case STAFF_MORNING ->
                new StaffMorning(
                        LocalDate.of(2026, 11, 30),
                        2,
                        List.of(
                                new StaffMorning.Line(new StaffMorning.Said(
                                        "2 permintaan lewat hari keputusannya. Mitra menunggu jawaban.",
                                        "2 requests are past the day of decision. The partners wait for an answer.")),
                                new StaffMorning.Line(new StaffMorning.Said(
                                        "1 kabar tidak sampai. Perbaiki alamatnya, lalu kirim ulang.",
                                        "1 message did not arrive. Mend the address, then send them again."))),
                        "https://simpul.example/");
            case CALENDAR_ENDING -> new CalendarEnding(LocalDate.of(2027, 12, 31), List.of("13.75"));
            case BOOKING_CLOSED ->
                new BookingClosed(
                        "bkg-1",
                        "visit.book",
                        Optional.of("preservation"),
                        Optional.empty(),
                        LocalDate.of(2026, 9, 10),
                        12,
                        Optional.of("Cuti bersama"),
                        List.of(new BookingClosed.Free(LocalDate.of(2026, 9, 11))));
            case BOOKING_CANCELLED ->
                new BookingCancelled(
                        "bkg-1",
                        "visit.book",
                        Optional.of("preservation"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2026, 9, 10)),
                        Optional.empty(),
                        Optional.empty(),
                        12,
                        Optional.of("Ruang baca diperbaiki"));
            case EXCHANGE_GIVEN ->
                new ExchangeGiven(
                        "gft-1",
                        List.of(
                                new ExchangeGiven.Item("Profil Kota Contoh", Optional.empty()),
                                new ExchangeGiven.Item("Sejarah Kota Contoh", Optional.of("9786020000008"))),
                        Optional.of("Ulang tahun kota"));
            case OUTREACH_PLANNED ->
                new OutreachPlanned(
                        "out-1", "outreach", LocalDate.of(2026, 9, 16), Optional.of("Rotasi buku untuk sekolah dasar"));
            case OUTREACH_CANCELLED ->
                new OutreachCancelled(
                        "out-1", "outreach", LocalDate.of(2026, 9, 16), Optional.empty(), "Kendaraan rusak");
            case BOOKING_REMINDER ->
                new BookingReminder(
                        "bkg-2",
                        "internship.apply",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Ilmu Perpustakaan"),
                        Optional.empty(),
                        Optional.of(BEGIN),
                        Optional.of(LocalDate.of(2026, 9, 30)),
                        3,
                        3);
            case INFORMATION_PUBLISHED ->
                new InformationPublished(
                        "ann-1", "Dinas Contoh", "Pekan literasi", "Kami mengundang semua mitra.\n\nAcara gratis.");
            case EVALUATION_PUBLISHED -> evaluation();
            case PARTNER_ENDED ->
                new PartnerEnded(
                        Optional.of("SD Contoh Baru"),
                        booksOut(),
                        Optional.of(List.of(new Loosened.Day("rotation", "bat-1", DELIVERED, DELIVERED))));
            case PARTNER_MERGED -> new PartnerMerged("SD Contoh Lama", booksOut());
            case HUB_RESTORED ->
                new HubRestored(Instant.parse("2026-08-02T19:30:00Z"), Instant.parse("2026-08-03T01:00:00Z"));
            case REQUEST_ENTERED ->
                new RequestEntered(
                        "r-2",
                        "visit.book",
                        "Ibu Contoh",
                        "phone",
                        "accepted",
                        Optional.of("bkg-1"),
                        Json.object().put("booking", "bkg-1").put("on", "2026-09-11"),
                        List.of());
            case REQUEST_DECIDED -> decided();
            default -> agreement(topic);
        };
    }

    private static NoticeContent agreement(Topic topic) {
        return switch (topic) {
            case AGREEMENT_FORWARDED ->
                new AgreementForwarded(
                        "prp-1",
                        "service-use",
                        "Pemanfaatan layanan",
                        PARTIES,
                        BEGIN,
                        END,
                        List.of(new AgreementProposed.Member(
                                PARTIES.get(0),
                                "Universitas Contoh",
                                Optional.of("university"),
                                Optional.of("13.75"))));
            case AGREEMENT_PROPOSED ->
                new AgreementProposed(
                        "prp-1",
                        "service-use",
                        "Pemanfaatan layanan",
                        PARTIES,
                        BEGIN,
                        END,
                        Optional.of(List.of("Peminjaman bagi mahasiswa")),
                        Optional.of(new AgreementProposed.Document("naskah.pdf", "0".repeat(64))),
                        "Universitas Contoh",
                        List.of(new AgreementProposed.Member(
                                PARTIES.get(0),
                                "Universitas Contoh",
                                Optional.of("university"),
                                Optional.of("13.75"))));
            case AGREEMENT_DECIDED ->
                new AgreementDecided(
                        Optional.of("agr-2"),
                        Optional.of("12/PKS/2026"),
                        "Pemanfaatan layanan",
                        Optional.of(BEGIN),
                        Optional.of(END),
                        Optional.of("prp-1"),
                        true,
                        Optional.of("derived"),
                        Optional.empty(),
                        Optional.empty());
            case AGREEMENT_ENDING ->
                new AgreementEnding(
                        "agr-2",
                        "12/PKS/2026",
                        "Pemanfaatan layanan",
                        BEGIN,
                        END,
                        90,
                        Optional.of(new AgreementEnding.Renewal(
                                END.plusDays(1),
                                END.plusYears(2),
                                "service-use",
                                "Pemanfaatan layanan",
                                PARTIES,
                                Optional.of(List.of("Peminjaman bagi mahasiswa")))),
                        Optional.of(List.of(
                                new AgreementEnding.Figure("since", TextNode.valueOf("2026-09-01")),
                                new AgreementEnding.Figure("new-members", IntNode.valueOf(3)))));
            default -> throw new IllegalArgumentException("No sample of " + topic);
        };
    }

    /** A whole batch of 100 books in four boxes. */
    private static NoticeContent announced() {
        List<RotationDispatched.Item> items = IntStream.range(0, 100)
                .mapToObj(n -> new RotationDispatched.Item(
                        String.format(Locale.ROOT, "B%04d", n), "Cerita Contoh " + n, 4 - n % 4))
                .toList();
        return new RotationAnnounced(
                "bat-1",
                QUARTER,
                DELIVERED,
                DUE,
                items,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static NoticeContent shortfall() {
        List<Prospect.Expected> forecast = List.of(
                new Prospect.Expected(QUARTER, 100, 98), new Prospect.Expected(Quarter.parse("2027-Q1"), 100, 91));
        return RotationShortfall.of("agr-1", forecast.get(0), forecast);
    }

    private static NoticeContent evaluation() {
        Map<String, Optional<BigDecimal>> figures = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.values()) {
            boolean isKnown = indicator != Indicator.RATING;
            figures.put(indicator.field(), isKnown ? Optional.of(BigDecimal.TEN) : Optional.empty());
        }
        return new EvaluationPublished(
                "2026-Q4",
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 12, 31),
                LocalDate.of(2027, 1, 15),
                Optional.of(Region.kemendagri("13.75")),
                Optional.of(900L),
                Optional.of(12L),
                Optional.of(new EvaluationPublished.BeforeAndAfter(
                        LocalDate.of(2021, 1, 20),
                        12,
                        LocalDate.of(2020, 1, 20),
                        LocalDate.of(2022, 1, 19),
                        21_400,
                        24_950,
                        611,
                        702)),
                List.of(new EvaluationPublished.Value(
                        "brought-on-time",
                        Optional.of(new BigDecimal("95.5")),
                        Optional.of(new BigDecimal("97.0")),
                        Optional.of("%"))),
                List.of(new EvaluationPublished.PartnerRow(
                        new PartnerId("sd-01"),
                        "SD Negeri 01 Contoh",
                        "school",
                        Optional.of("13.75"),
                        Optional.of(LocalDate.of(2021, 1, 20)),
                        Optional.of(12),
                        figures)),
                new EvaluationPublished.Trend(List.of(
                        new EvaluationPublished.QuarterRow("2026-Q4", Optional.of(900L), Optional.of(12L), figures))));
    }

    private static List<Reason.Told> booksOut() {
        return List.of(Reason.of(Code.BOOKS_OUT, "", 98, QUARTER, DUE).told());
    }

    private static NoticeContent decided() {
        ObjectNode outcome = Json.object();
        outcome.putArray("alternatives").addObject().put("on", "2026-09-11");
        Reason.Told full = new Reason.Told(
                Optional.of("R26"),
                "day-full",
                "/data/on",
                new Reason.Message("Hari itu sudah penuh.", "That day is full."));
        return new RequestDecided("r-1", "visit.book", "refused", Optional.empty(), outcome, List.of(full));
    }
}
