package id.simpul.policy;

import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.Collections;
import java.util.regex.Pattern;

/** What must hold between the fields of one version of the policy. */
final class PolicyChecks {
    /** One line that somebody can dial. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final Pattern PHONE = Pattern.compile("(?=(?:.*[0-9]){5})[\\p{L}0-9 ()+/.,:-]{5,80}");

    private final Policy policy;
    private final Mistakes mistakes;

    PolicyChecks(Policy policy, Mistakes mistakes) {
        this.policy = policy;
        this.mistakes = mistakes;
    }

    void all() {
        phone();
        staffMail();
        mailHours();
        regions();
        terms();
        leads();
        grades();
        openDays();
        trusted();
        mails();
    }

    private void mails() {
        if (policy.mail().single() < 1) {
            mistakes.add(
                    "mail.per-hour",
                    policy.mail().perHour() + " surel per jam tidak cukup bila tiap "
                            + policy.mail().gatherMinutes()
                            + " menit ada surel ringkasan; besarkan, atau besarkan gather-minutes",
                    policy.mail().perHour() + " mails an hour are too few with one that gathers notices every "
                            + policy.mail().gatherMinutes() + " minutes; raise it, or raise gather-minutes");
        }
    }

    private void phone() {
        policy.library()
                .phone()
                .filter(phone -> !PHONE.matcher(phone).matches())
                .ifPresent(
                        phone -> mistakes.add(
                                "library.phone",
                                "\"" + phone
                                        + "\" bukan nomor telepon; tulis misalnya \"0752 000000\" atau \"WhatsApp 0812 0000 0000\"",
                                "\"" + phone
                                        + "\" is no telephone number; write for example \"0752 000000\" or \"WhatsApp 0812 0000 0000\""));
    }

    private void staffMail() {
        policy.library()
                .staffMail()
                .filter(address -> !EMAIL.matcher(address).matches())
                .ifPresent(address -> mistakes.add(
                        "library.staff-mail",
                        "\"" + address + "\" bukan satu alamat surel; tulis misalnya kerjasama@perpustakaan.example",
                        "\"" + address + "\" is not one e-mail address; write for example team@library.example"));
    }

    private void mailHours() {
        policy.mail()
                .hours()
                .filter(hours -> MailHours.parse(hours).isEmpty())
                .ifPresent(hours -> mistakes.add(
                        "mail.hours",
                        "\"" + hours + "\" bukan jam; tulis misalnya 07:00-17:00",
                        "\"" + hours + "\" is no span of hours; write for example 07:00-17:00"));
        notEmpty("mail.days", policy.mail().days());
    }

    private void regions() {
        known("library.region", policy.library().region());
        notEmpty("library.regions", policy.library().regions());
        policy.library().regions().forEach(code -> known("library.regions", code));
    }

    private void known(String path, String code) {
        if (!Regions.shipped().isKnown(code)) {
            mistakes.add(
                    path,
                    "\"" + code + "\" bukan kode wilayah Kemendagri; tulis misalnya \"13.75\" (bukan kode BPS)",
                    "\"" + code + "\" is no region code of Kemendagri; write for example \"13.75\" (not a BPS code)");
        }
    }

    private void terms() {
        notEmpty("rotation.term-months", policy.rotation().termMonths());
        for (int months : policy.rotation().termMonths()) {
            if (months % Quarter.MONTHS != 0) {
                mistakes.add(
                        "rotation.term-months",
                        months + " bulan bukan kelipatan triwulan; tulis kelipatan 3",
                        months + " months are no whole quarters; write multiples of 3");
            }
        }
    }

    private void leads() {
        Policy.Rotation rotation = policy.rotation();
        notAbove("announce-lead-days", rotation.announceLeadDays(), "plan-lead-days", rotation.planLeadDays());
        notAbove("plan-lead-days", rotation.planLeadDays(), "enrolment-lead-days", rotation.enrolmentLeadDays());
        notAbove("silent-after-days", rotation.silentAfterDays(), "assumed-after-days", rotation.assumedAfterDays());
        notAbove("box-size", rotation.boxSize(), "batch-size", rotation.batchSize());
    }

    /** Told of the field that the file states: the other may be as shipped. */
    private void notAbove(String lesser, int value, String greater, int limit) {
        if (value <= limit) {
            return;
        }
        String lesserPath = "rotation." + lesser;
        String greaterPath = "rotation." + greater;
        if (!mistakes.states(lesserPath) && mistakes.states(greaterPath)) {
            mistakes.add(
                    greaterPath,
                    limit + " kurang dari " + lesser + " (" + value + "); besarkan, atau kecilkan " + lesser,
                    limit + " is less than " + lesser + " (" + value + "); raise it, or lower " + lesser);
        } else {
            mistakes.add(
                    lesserPath,
                    value + " melebihi " + greater + " (" + limit + "); kecilkan, atau besarkan " + greater,
                    value + " is more than " + greater + " (" + limit + "); lower it, or raise " + greater);
        }
    }

    private void grades() {
        Policy.Rotation rotation = policy.rotation();
        notEmpty("rotation.lower-grades", rotation.lowerGrades());
        notEmpty("rotation.upper-grades", rotation.upperGrades());
        notEmpty("rotation.collections", rotation.collections());
        notEmpty("rotation.conditions", rotation.conditions());
        if (!Collections.disjoint(rotation.lowerGrades(), rotation.upperGrades())) {
            mistakes.add(
                    "rotation.upper-grades",
                    "kelas yang sama ada di lower-grades; tiap kelas hanya di satu tempat",
                    "a grade is in lower-grades as well; put each grade in one of them");
        }
    }

    private void openDays() {
        notEmpty("rotation.school-week", policy.rotation().schoolWeek());
        notEmpty("visits.week", policy.visits().week());
        notEmpty("services.week", policy.services().week());
        notEmpty("training.rank-groups", policy.training().rankGroups());
        notEmpty("privileges.forms", policy.privileges().forms());
    }

    private void trusted() {
        for (String sender : policy.information().trusted()) {
            if (!PartnerId.isValid(sender)) {
                mistakes.add(
                        "information.trusted",
                        "\"" + sender + "\" bukan jenis atau nama mitra; tulis misalnya national atau dinas-agam",
                        "\"" + sender + "\" is no kind or id of a partner; write for example national or dinas-agam");
            }
        }
    }

    private void notEmpty(String path, Collection<?> values) {
        if (values.isEmpty()) {
            mistakes.add(path, "daftar ini kosong; isi sedikitnya satu", "this list is empty; put at least one in it");
        }
    }
}
