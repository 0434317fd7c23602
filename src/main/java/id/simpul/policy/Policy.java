package id.simpul.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every number and date of the rules (R1-R30) as they stand from a day on; the file names the same fields in kebab case.
 *
 * @param effective the first day on which this version counts
 */
public record Policy(
        LocalDate effective,
        Library library,
        Rotation rotation,
        Obligations obligations,
        Exchange exchange,
        Privileges privileges,
        Agreements agreements,
        Bookings bookings,
        Visits visits,
        Services services,
        Internships internships,
        Training training,
        Information information,
        Evaluation evaluation,
        Agenda agenda,
        Backup backup,
        Mail mail,
        Requests requests,
        Retention retention,
        Limits limits,
        Catalogue catalogue) {

    /** What it means that staff look a plan through: no more than that, or that it may be announced. */
    public enum Approval {
        LOOK,
        REQUIRED
    }

    /** On which side of its nominal date an exchange is looked for. */
    public enum Move {
        NEXT,
        PREVIOUS
    }

    /** On which side of a break that swallowed the whole window the visit is made. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /**
     * The host library.
     *
     * @param phone whom partners call, as it stands in mails; none if nobody is to be called
     * @param staffMail where its staff are told what needs them, such as a shared mailbox; none if they only look themselves
     * @param morningMail whether they are mailed each working morning what the day asks of them
     * @param region where it is, a Kemendagri code: its holidays apply
     * @param regions the host's regions: whose schools may enrol (R1) and whose residents may borrow (R17)
     * @param closedOn the kinds of marked days on which it takes no bookings
     */
    public record Library(
            String name,
            String place,
            Optional<String> phone,
            Optional<String> staffMail,
            boolean morningMail,
            ZoneId zone,
            String region,
            Set<String> regions,
            Set<DayKind> closedOn) {
        /** Whether staff are mailed each working morning what the day asks of them. */
        public boolean isToldEachMorning() {
            return morningMail && staffMail.isPresent();
        }

        /** Whether a region is one of the host's, or a part of one: 13.75.01.1001 is of 13.75, and 13.7 is not. */
        public boolean covers(String code) {
            return regions.stream().anyMatch(region -> (code + ".").startsWith(region + "."));
        }
    }

    /**
     * School loans (R1-R9).
     *
     * @param anchor the first exchange's nominal date; all others are counted from it
     * @param move whether an exchange that cannot be held on its nominal date is moved on or back
     * @param windowDays how many days from the nominal date, in the direction of the move, are searched
     * @param swallowedWindow where the visit goes when none of those is a working school day
     * @param schoolWeek the days of the week on which schools work
     * @param closedOn the kinds of marked days on which they do not
     * @param batchSize the items of a batch, and the most that can be agreed with a school
     * @param smallestBatch the least that can be agreed
     * @param enrolmentLeadDays who enrols later than so many days before an exchange joins the next
     * @param planLeadDays a batch is planned so many days before its exchange
     * @param turnaroundDays a copy must be due back so many working days before the exchange to be planned for it: it is collected,
     *     looked through and packed again
     * @param approval whether a plan is announced only when staff have looked it through
     * @param longBreakDays so many days without school are a long break: before it a school is reminded once more
     * @param breakReminderSchoolDays that reminder comes so many school days before the last one
     * @param silentAfterDays a school silent so many days after dispatch is reminded
     * @param assumedAfterDays a school silent so many days after dispatch is taken to have received all
     * @param lostAfterDays what is neither returned nor reported so many days after it was due is lost
     * @param collections the collections a batch is drawn from
     * @param conditions the conditions in which an item may go into a batch
     * @param lowerGrades the grades whose pupils get books of the lower level
     * @param vehicleBoxes how many boxes the vehicle takes on one run
     * @param visitsPerRun how many schools one run can visit
     * @param runsPerDay how many runs are made on one day; what is more goes on the next school days
     * @param popularPercent a title is popular if it is lent so often, in percent of the average book beside it
     * @param popularLoans and so often in all at least
     * @param renewalLeadDays so many days before its last exchange a school is asked whether it renews
     */
    public record Rotation(
            LocalDate anchor,
            Move move,
            @Range(min = 1, max = 60) int windowDays,
            Side swallowedWindow,
            Set<DayOfWeek> schoolWeek,
            Set<DayKind> closedOn,
            @Range(min = 3, max = 60) List<Integer> termMonths,
            @Range(min = 1, max = 10_000) int batchSize,
            @Range(min = 1, max = 10_000) int smallestBatch,
            @Range(min = 1, max = 1_000) int boxSize,
            @Range(min = 0, max = 85) int enrolmentLeadDays,
            @Range(min = 1, max = 85) int planLeadDays,
            @Range(min = 0, max = 30) int turnaroundDays,
            @Range(min = 1, max = 85) int announceLeadDays,
            Approval approval,
            @Range(min = 1, max = 85) List<Integer> dueReminderDays,
            @Range(min = 4, max = 60) int longBreakDays,
            @Range(min = 1, max = 20) int breakReminderSchoolDays,
            @Range(min = 1, max = 365) List<Integer> overdueReminderDays,
            @Range(min = 1, max = 85) int silentAfterDays,
            @Range(min = 1, max = 85) int assumedAfterDays,
            @Range(min = 1, max = 365) int lostAfterDays,

            @OneOf({"children", "general", "reference", "special", "exchange"})
            Set<String> collections,

            @OneOf({"good", "worn", "damaged"}) Set<String> conditions,
            @Range(min = 1, max = 6) Set<Integer> lowerGrades,
            @Range(min = 1, max = 6) Set<Integer> upperGrades,
            @Range(min = 1, max = 10_000) int vehicleBoxes,
            @Range(min = 1, max = 1_000) int visitsPerRun,
            @Range(min = 1, max = 1_000) int runsPerDay,
            @Range(min = 101, max = 10_000) int popularPercent,
            @Range(min = 1, max = 10_000) int popularLoans,
            @Range(min = 1, max = 365) int renewalLeadDays) {
        public boolean isApprovalRequired() {
            return approval == Approval.REQUIRED;
        }

        /** How many items a school gets: what was agreed with it, if that is less than the usual. */
        public int placesOf(Optional<Integer> agreed) {
            return Math.min(agreed.orElse(batchSize), batchSize);
        }

        /** Whether so many items can be agreed with a school. */
        public boolean canAgreeTo(int places) {
            return places >= leastPlaces() && places <= batchSize;
        }

        /** The least that can be agreed. */
        public int leastPlaces() {
            return Math.min(smallestBatch, batchSize);
        }
    }

    /**
     * Replacement of what was lost (R10).
     *
     * @param dueDays so many days after it opened an obligation is due
     * @param holdBack whether obligations open past their date hold back the next batch
     */
    public record Obligations(
            @Range(min = 1, max = 730) int dueDays,
            boolean holdBack,
            @Range(min = 1, max = 365) List<Integer> reminderDays,
            @Range(min = 1, max = 365) List<Integer> overdueReminderDays) {}

    /**
     * Exchange of publications (R13-R16).
     *
     * @param nearPercent how alike two titles must be to be proposed as a near match
     * @param reminderDays so many days without an answer or a step, the side whose turn it is, is reminded
     */
    public record Exchange(
            @Range(min = 50, max = 100) int nearPercent,
            @Range(min = 1, max = 365) List<Integer> reminderDays) {}

    /**
     * Use of services by persons (R17-R20).
     *
     * @param oddSemesterEnd the odd semester of an academic year ends on this day of the year after
     * @param evenSemesterEnd the even semester ends on this day of the year after
     * @param noticeDays so many days before a privilege lapses its holder's university is told
     * @param forms the forms of agreement that let a university's students borrow
     */
    public record Privileges(
            MonthDay oddSemesterEnd,
            MonthDay evenSemesterEnd,
            @Range(min = 1, max = 365) List<Integer> noticeDays,
            @OneOf({"service-use", "exchange", "other"}) Set<String> forms) {

        /** The last day of a semester such as {@code 20261}: academic year 2026/27, odd. */
        public LocalDate endOf(Semester semester) {
            return (semester.odd() ? oddSemesterEnd : evenSemesterEnd).atYear(semester.year() + 1);
        }
    }

    /**
     * Formal agreements (R22-R25).
     *
     * @param hostMaySignUntil the last day on which the host could sign for itself
     * @param reminderDays so many days before an agreement ends its parties are reminded
     * @param renewalProposalDays so many days before it ends its renewal is proposed
     * @param decisionDays a proposal that the national library has not decided after so many days is shown to staff
     * @param scanMegabytes how large the scan of a paper may be
     */
    public record Agreements(
            LocalDate hostMaySignUntil,
            @Range(min = 1, max = 730) List<Integer> reminderDays,
            @Range(min = 1, max = 730) int renewalProposalDays,
            @Range(min = 1, max = 730) int decisionDays,
            @Range(min = 1, max = 10) int scanMegabytes) {

        public boolean hostMaySignOn(LocalDate date) {
            return !date.isAfter(hostMaySignUntil);
        }
    }

    /**
     * What all bookings have in common (R21, R26, R27).
     *
     * @param alternatives how many free days or periods are offered when full
     * @param searchDays how far ahead they are looked for
     * @param farthestDays how far ahead anyone may book
     * @param reminderDays so many days before, a booking is recalled to who made it
     */
    public record Bookings(
            @Range(min = 1, max = 10) int alternatives,
            @Range(min = 1, max = 730) int searchDays,
            @Range(min = 1, max = 730) int farthestDays,
            @Range(min = 1, max = 365) List<Integer> reminderDays) {}

    /** Visits a day: how many, of how many people in all, how many of whole classes, on which days (R26). */
    public record Visits(
            @Range(min = 0, max = 1_000) int perDay,
            @Range(min = 1, max = 100_000) int peoplePerDay,
            @Range(min = 0, max = 1_000) int classVisitsPerDay,
            Set<DayOfWeek> week) {}

    /** Guidance sessions and facility orientations a day, and on which days (R21). */
    public record Services(
            @Range(min = 0, max = 1_000) int guidancePerDay,
            @Range(min = 0, max = 1_000) int orientationPerDay,
            Set<DayOfWeek> week) {}

    /** How many interns there is room for at a time (R27). */
    public record Internships(@Range(min = 1, max = 10_000) int places) {}

    /** The rank groups whose civil-servant candidates are trained, as in {@code III/a} (R28). */
    public record Training(@OneOf({"I", "II", "III", "IV"}) Set<String> rankGroups) {}

    /** Partners, or kinds of partner, whose announcements go out without moderation (R29). */
    public record Information(Set<String> trusted) {}

    /**
     * Indicators of a quarter or year (R30).
     *
     * @param publishAfterDays so many days after a quarter ends its evaluation is published
     * @param comparisonMonths how many months before and after the cooperation began are compared
     */
    public record Evaluation(
            @Range(min = 0, max = 85) int publishAfterDays,
            @Range(min = 1, max = 60) int comparisonMonths) {}

    /**
     * What falls due by the calendar.
     *
     * @param hour when a day's work falls due, where the library is
     * @param clockJumpDays if the machine's clock jumps further while the hub runs, nothing is done until somebody has looked
     */
    public record Agenda(
            LocalTime hour, @Range(min = 1, max = 60) int clockJumpDays) {}

    /**
     * Backups that the hub makes by itself, into the folder that its settings name.
     *
     * @param at when, each day, where the library is
     * @param keep how many of them are kept
     * @param lateHours after how many hours without a new one somebody must act
     */
    public record Backup(
            LocalTime at,
            @Range(min = 1, max = 1_000) int keep,
            @Range(min = 2, max = 1_000) int lateHours) {}

    /**
     * Mails to partners.
     *
     * @param perHour how many mails one recipient gets in an hour at most, those that gather several notices included
     * @param gatherMinutes what is more than that goes into one mail, so often at most
     * @param confirmationDays how long the link by which an address is confirmed is good
     * @param confirmationsPerDay how often an address is asked in a day, whoever gave it
     * @param applicationsPerHour how many may ask to take part from one address in an hour
     * @param applicationsPerDay how many may in all in a day
     * @param confirmations how often it is asked for one partner in a month, and how many addresses of one partner in a day
     * @param hours within which mails go out that nobody waits for, such as {@code 07:00-17:00}; at any time if empty
     * @param days on which they do, if there are hours
     */
    public record Mail(
            @Range(min = 2, max = 10_000) int perHour,
            @Range(min = 1, max = 60) int gatherMinutes,
            @Range(min = 1, max = 90) int confirmationDays,
            @Range(min = 1, max = 100) int confirmationsPerDay,
            @Range(min = 1, max = 100) int confirmations,
            @Range(min = 1, max = 1_000) int applicationsPerHour,
            @Range(min = 1, max = 10_000) int applicationsPerDay,
            Optional<String> hours,
            Set<DayOfWeek> days) {
        /** The next time from then on at which mails go out that nobody waits for; empty if there are no hours. */
        public Optional<Instant> from(Instant at, ZoneId zone) {
            return hours.flatMap(MailHours::parse).map(set -> set.next(at, days, zone));
        }

        /** How many mails of an hour may be of one notice each. */
        public int single() {
            return perHour - gathering();
        }

        /** How many mails that gather notices fit into an hour. */
        private int gathering() {
            return (60 + gatherMinutes - 1) / gatherMinutes;
        }
    }

    /**
     * Requests of any kind.
     *
     * @param tooOldDays a request whose time is longer ago waits for staff
     * @param futureMinutes so does one whose time lies further ahead
     * @param decideWithinDays by when staff decide what waits for them
     * @param personalDataDays how long personal data is kept after it served its purpose
     * @param repliesDays how long replies and notices wait on a queue
     * @param failuresDays how long a failed message is kept after it was answered or discarded
     * @param retries how often staff may have a failed message tried again
     */
    public record Requests(
            @Range(min = 1, max = 3_650) int tooOldDays,
            @Range(min = 0, max = 1_440) int futureMinutes,
            @Range(min = 1, max = 90) int decideWithinDays,
            @Range(min = 1, max = 3_650) int personalDataDays,
            @Range(min = 1, max = 3_650) int repliesDays,
            @Range(min = 1, max = 3_650) int failuresDays,
            @Range(min = 1, max = 1_000) int retries) {}

    /**
     * How long things are kept beside personal data and failed messages; what is still open stays.
     *
     * @param deliveriesDays that something was delivered
     * @param noticesDays what partners were told, for them to read again
     * @param answersDays answers that used no id up: to what was invalid, in conflict or a test
     * @param mailsDays mails that lie as files
     * @param historyDays who of the staff did or saw something, and why
     * @param jobsDays that work was done by the calendar
     * @param textsDays what people wrote in their own words: remarks, reasons, announcements
     * @param contactsDays how a partner was reached, after its part has ended
     * @param draftsDays what was begun and left: scans nobody said, days that were locked to be booked
     */
    public record Retention(
            @Range(min = 1, max = 3_650) int deliveriesDays,
            @Range(min = 30, max = 3_650) int noticesDays,
            @Range(min = 1, max = 3_650) int answersDays,
            @Range(min = 1, max = 3_650) int mailsDays,
            @Range(min = 90, max = 10_000) int historyDays,
            @Range(min = 370, max = 10_000) int jobsDays,
            @Range(min = 1, max = 10_000) int textsDays,
            @Range(min = 1, max = 3_650) int contactsDays,
            @Range(min = 7, max = 3_650) int draftsDays) {}

    /**
     * What one partner may have at the broker before its next request, or connection, is refused.
     *
     * @param connections at once, by whatever protocol
     * @param waitingRequests requests that are not answered yet
     * @param waitingMegabytes the same in megabytes
     * @param uncommittedMegabytes of requests in transactions that it has not ended
     * @param unreadReplies replies it has not read, and likewise notices
     * @param unreadMegabytes the same in megabytes
     */
    public record Limits(
            @Range(min = 1, max = 10_000) int connections,
            @Range(min = 1, max = 10_000_000) int waitingRequests,
            @Range(min = 1, max = 1_000_000) int waitingMegabytes,
            @Range(min = 1, max = 10_000) int uncommittedMegabytes,
            @Range(min = 1, max = 10_000_000) int unreadReplies,
            @Range(min = 1, max = 1_000_000) int unreadMegabytes) {}

    /**
     * How the words and codes of the library's own system are read when its catalogue is brought in. Words count wherever they stand as
     * whole words, in small or capital letters; the beginnings of call numbers are what stands before the first figure.
     *
     * @param children words in the name of a collection or location that tell of children's books
     * @param childrenSubjects words in audience notes and subjects that do
     * @param childrenCalls beginnings of call numbers that do
     * @param otherwise the collection of what nothing tells of
     * @param lowerGrades words that tell of the lower grades; with words of both, or none, a book suits both
     * @param lowerAudience codes of MARC 008/22 that do
     * @param notLent words in the status that a copy stays in the house
     * @param damaged words in the status that it is not fit to go out
     * @param missing words in the status that it was not found: it is taken, and not lent
     */
    public record Catalogue(
            Set<String> children,
            Set<String> childrenSubjects,
            Set<String> childrenCalls,
            Set<String> reference,
            Set<String> referenceCalls,
            Set<String> special,
            Set<String> exchange,

            @OneOf({"children", "general", "reference", "special", "exchange"})
            String otherwise,

            Set<String> lowerGrades,
            Set<String> upperGrades,
            Set<String> lowerAudience,
            Set<String> upperAudience,
            Set<String> childrenAudience,
            Set<String> notLent,
            Set<String> damaged,
            Set<String> missing) {}
}
