package id.simpul.rotation;

import id.simpul.feature.Today;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Plans that nobody has looked through yet, and how many days are left until schools are told. */
final class PlanToday {
    private static final int QUARTERS = 4;

    private final LocalDate today;
    private final Policy.Rotation rules;

    private PlanToday(LocalDate today, Policy.Rotation rules) {
        this.today = today;
        this.rules = rules;
    }

    static List<Task> tasks(Today.Asked asked, Schedule schedule) {
        PlanToday plan =
                new PlanToday(asked.day(), schedule.policyOn(asked.day()).rotation());
        return asked.db()
                .createQuery("""
                        with open as (
                            select quarter, count(*) as schools, sum(places) as places, sum(books) as filled,
                                   min(deliver_on) as deliver_on
                              from batches where state = 'planned' group by quarter order by quarter limit :most)
                        select open.*
                          from open
                         where not exists (select from plan_approvals where plan_approvals.quarter = open.quarter)
                         order by quarter
                        """)
                .bind("most", QUARTERS)
                .map((row, context) -> plan.task(row))
                .list();
    }

    private Task task(ResultSet row) throws SQLException {
        Quarter quarter = Quarter.parse(row.getString("quarter"));
        LocalDate told = row.getObject("deliver_on", LocalDate.class).minusDays(rules.announceLeadDays());
        Phrase sum = new Phrase(
                String.format(
                        Language.ID.locale(),
                        "%,d sekolah, %,d dari %,d tempat terisi.",
                        row.getInt("schools"),
                        row.getInt("filled"),
                        row.getInt("places")),
                String.format(
                        Language.EN.locale(),
                        "%,d schools, %,d of %,d places filled.",
                        row.getInt("schools"),
                        row.getInt("filled"),
                        row.getInt("places")));
        return new Task(
                rules.isApprovalRequired() ? Level.DECIDE : Level.MAY,
                new Phrase(
                        "Rencana " + Spoken.quarter(quarter, Language.ID) + " siap diperiksa",
                        "The plan of " + Spoken.quarter(quarter, Language.EN) + " is ready to be looked through"),
                new Phrase(
                        sum.indonesian() + " " + until(told).indonesian(),
                        sum.english() + " " + until(told).english()),
                new Phrase("Periksa rencana", "Look at the plan"),
                "/rotation/" + quarter);
    }

    /** When schools are told; by themselves, unless the library wants every plan approved. */
    private Phrase until(LocalDate told) {
        long days = ChronoUnit.DAYS.between(today, told);
        Phrase day = Spoken.day(told);
        if (rules.isApprovalRequired()) {
            return new Phrase(
                    "Diumumkan setelah disetujui; seharusnya " + day.indonesian() + ".",
                    "Announced once it is approved; due on " + day.english() + ".");
        } else if (days <= 0) {
            return new Phrase("Sedang diumumkan.", "Being announced.");
        }
        return new Phrase(
                "Diumumkan otomatis " + day.indonesian() + ", " + days + " hari lagi.",
                "Announced by itself on " + day.english() + ", in " + days + (days == 1 ? " day." : " days."));
    }
}
