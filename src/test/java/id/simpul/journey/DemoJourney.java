package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.FreePorts;
import id.simpul.command.DemoCommand;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.obligation.ObligationState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo as a newcomer sees it. */
class DemoJourney {
    private static final List<String> QUARTERS =
            List.of("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4");

    private static final List<String> TELL_OF_DAYS_TO_COME =
            List.of("rotation.planned", "rotation.announced", "rotation.due", "rotation.invited");

    private static final long ANSWERS_BY_LINK = 3 + 1 + 11 * 3 + 2;

    @TempDir
    Path folder;

    @Test
    void the_programme_of_record_is_played_with_every_form_of_cooperation() throws Exception {
        Path home = laidOut();
        StringWriter out = new StringWriter();
        int code = new CommandLine(new DemoCommand(environment(home)))
                .setOut(new PrintWriter(out))
                .execute("--exit");
        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("SIMPUL_HTTP_HOST, SIMPUL_MANAGEMENT_HOST.");

        Map<String, long[]> table = table(out.toString());
        assertThat(table.keySet()).containsAll(QUARTERS);
        assertThat(table.get("all")).isEqualTo(total(table));
        for (String quarter : QUARTERS) {
            long[] row = table.get(quarter);
            long batches = row[0];
            assertThat(row[1]).as("books in " + quarter).isEqualTo(100 * batches);
            boolean summer = quarter.equals("2021-Q3");
            assertThat(row[2]).as("delivered on time in " + quarter).isEqualTo(summer ? batches - 1 : batches);
            assertThat(row[3]).as("back on time in " + quarter).isEqualTo(summer ? batches - 2 : batches);
            assertThat(row[4]).as("titles repeated in " + quarter).isZero();
            assertThat(row[6]).as("mails in " + quarter).isPositive();
        }
        assertThat(table.get("all")[0]).as("batches").isEqualTo(49);
        assertThat(table.get("all")[5]).as("books lost").isEqualTo(7);
        assertThat(came(out.toString()))
                .containsEntry("exchange", "2 pairs, 2 closed, 2 gifts")
                .containsEntry("use of services", "5 may borrow, 1 may read on the premises")
                .containsEntry("guidance, orientation", "1 booked, 1 cancelled")
                .containsEntry("agreements", "1 of its own, 2 derived")
                .containsEntry("visits", "7 booked, 110 people")
                .containsEntry("internships", "3 booked, 5 people")
                .containsEntry("training", "2 admitted, 1 refused")
                // The school that comes by the form was no partner yet when the first went out.
                .containsEntry("information", "3 announcements, 55 told")
                .containsEntry("evaluation", "1001 days reported, 48 surveys");
        assertThat(out.toString())
                .contains("23 partners have joined, 3 of them without a system")
                .contains(
                        "22 Feb 2021, SD Contoh 10 Bukittinggi (sampel) came by the form and is taken in as npsn-99000010")
                .contains("15 Aug 2022, sd-contoh-12 goes on as sd-contoh-14")
                .contains("12 Jul 2021, the batch of sd-contoh-02 is held back")
                .contains("4 Jan 2022, sd-contoh-11 is told that 2 books are not those it was promised");
        // Three schools enrol and one goes on; eleven batches come, go back and are looked back at; two lost books are
        // replaced.
        assertThat(sum(out.toString(), 2)).as("said by link").isEqualTo(ANSWERS_BY_LINK);
        DemoMails mails = new DemoMails(home);
        // The one to the school that came by the form: it was no partner yet, to whom a mail could have been promised.
        assertThat(mails.on("join.asked")).hasSize(1);
        assertThat(mails.count()).isEqualTo(mailsTold(out.toString()) + 1);
        // Whoever is invited to begin may do so on any day: these three, who have no system, are told none.
        List<Path> toBegin = mails.toBegin();
        assertThat(toBegin).hasSize(3).allMatch(DemoMails::namesNoDay);
        TELL_OF_DAYS_TO_COME.forEach(topic -> assertThat(mails.on(topic))
                .as(topic)
                .filteredOn(mail -> !toBegin.contains(mail))
                .isNotEmpty()
                .allMatch(DemoMails::isInTime));
        assertThat(states(out.toString(), "batches"))
                .isEqualTo(
                        Arrays.stream(BatchState.values()).map(BatchState::wire).collect(Collectors.toSet()));
        assertThat(states(out.toString(), "obligations"))
                .isEqualTo(Arrays.stream(ObligationState.values())
                        .map(ObligationState::wire)
                        .collect(Collectors.toSet()));
    }

    /** A line for each form of cooperation: its name, six numbers, and what came of it. */
    private static Stream<Matcher> forms(String out) {
        Pattern line = Pattern.compile("(\\S+(?: \\S+)*) {2,}\\d+ +(\\d+) +\\d+ +\\d+ +\\d+ +(\\d+) *(.*)");
        return out.lines()
                .filter(one -> !one.matches("(all|\\d{4}-Q\\d) .*"))
                .map(line::matcher)
                .filter(Matcher::matches);
    }

    private static Map<String, String> came(String out) {
        return forms(out).collect(Collectors.toMap(form -> form.group(1), form -> form.group(4)));
    }

    private static long sum(String out, int group) {
        return forms(out).mapToLong(form -> Long.parseLong(form.group(group))).sum();
    }

    private static long mailsTold(String out) {
        return sum(out, 3);
    }

    /** The states that batches or obligations went through, by their history. */
    private static Set<String> states(String out, String kind) {
        return out.lines()
                .filter(line -> line.startsWith(kind + " were "))
                .flatMap(line ->
                        Arrays.stream(line.substring((kind + " were ").length()).split(", ")))
                .map(state -> state.replaceAll(" \\d+$", ""))
                .collect(Collectors.toSet());
    }

    /** As an image has it, for volumes to be laid over. */
    private Path laidOut() throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path home = Files.createDirectory(folder.resolve("home"), own);
        Files.createDirectory(home.resolve("secrets"), own);
        Files.createDirectory(home.resolve("scans"), own);
        return home;
    }

    private static Map<String, String> environment(Path home) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SIMPUL_HOME", home.toString());
        // A demo is for this machine alone, whatever else is set.
        environment.put("SIMPUL_HTTP_HOST", "0.0.0.0");
        environment.put("SIMPUL_MANAGEMENT_HOST", "0.0.0.0");
        environment.put("SIMPUL_HTTP_PORT", "0");
        environment.put("SIMPUL_MANAGEMENT_PORT", "0");
        environment.put("SIMPUL_CORE_PORT", "0");
        environment.put("SIMPUL_STOMP_PORT", "0");
        environment.put("SIMPUL_MQTT_PORT", "0");
        environment.put("SIMPUL_AMQP_PORT", String.valueOf(FreePorts.next()));
        return environment;
    }

    /** The numbers of each line; of "7 of 8" only the first. */
    private static Map<String, long[]> table(String out) {
        return out.lines()
                .filter(line -> line.matches("(all|\\d{4}-Q\\d) .*"))
                .map(line -> line.replaceAll(" of +\\d+", "").split(" +"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> Arrays.stream(cells)
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray()));
    }

    private static long[] total(Map<String, long[]> table) {
        long[] total = new long[7];
        QUARTERS.forEach(quarter -> Arrays.setAll(total, i -> total[i] + table.get(quarter)[i]));
        return total;
    }
}
