package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.demo.Cooperation.OldAgreements;
import id.simpul.demo.Cooperation.Step;
import id.simpul.ledger.Json;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What partners and staff do beside the rotation, from old agreements to the figures of every day. */
final class CooperationStory {
    private static final String STAFF = "staff";
    private static final String LIBRARY = "library";
    private static final String ACCEPTED = "accepted";
    private static final List<String> SCHOOLS_COUNTED =
            List.of("sd-contoh-01", "sd-contoh-02", "sd-contoh-03", "sd-contoh-05", "sd-contoh-07");

    private final Cooperation cooperation;
    private final Diary diary;
    private final Cast cast;
    private final StaffDesk staff;
    private final Recalled recalled = new Recalled();

    CooperationStory(Cooperation cooperation, Diary diary, Cast cast, StaffDesk staff) {
        this.cooperation = cooperation;
        this.diary = diary;
        this.cast = cast;
        this.staff = staff;
    }

    void begin() {
        cooperation.agreements().forEach(old -> diary.on(old.on(), 10, () -> bringIn(old)));
        cooperation.steps().forEach(step -> diary.on(step.on(), 13, () -> perform(step)));
        Seeds.lines(cooperation.statistics()).forEach(month -> {
            YearMonth of = YearMonth.parse(month.get("month"));
            diary.on(of.plusMonths(1).atDay(1), 7, () -> report(of, month));
        });
    }

    private void bringIn(OldAgreements old) {
        staff.act(
                "agreement.import",
                Json.object()
                        .put("file", old.file())
                        .put("text", Seeds.text(old.file()))
                        .put("source", old.source()));
    }

    private void perform(Step step) {
        ObjectNode data = recalled.written(step.data());
        JsonNode outcome = step.from().equals(STAFF)
                ? staff.act(step.type(), data)
                : cast.system(step.from()).ask(step.type(), data, step.expect().orElse(ACCEPTED));
        step.as().ifPresent(name -> recalled.keep(name, outcome));
    }

    /** The figures of the month's weekdays, a request a day. */
    private void report(YearMonth month, Map<String, String> figures) {
        List<ObjectNode> days = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .map(day -> figures(day, figures))
                .toList();
        cast.system(LIBRARY).askAll("statistics.day", days, ACCEPTED);
    }

    private static ObjectNode figures(LocalDate day, Map<String, String> figures) {
        ObjectNode data = Json.object().put("on", day.toString());
        for (String figure : new String[] {"visits", "newMembers", "loans"}) {
            data.put(figure, Integer.valueOf(figures.get(figure)));
        }
        // Pupils come every day, and become members on Mondays.
        String members = day.getDayOfWeek() == DayOfWeek.MONDAY ? figures.get("newPupils") : "0";
        ObjectNode schools = data.putObject("byPartner");
        SCHOOLS_COUNTED.forEach(school -> schools.putObject(school)
                .put("visits", Integer.valueOf(figures.get("pupilVisits")))
                .put("newMembers", Integer.valueOf(members)));
        return data;
    }
}
