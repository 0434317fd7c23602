package id.simpul.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The hub, broken on purpose in one place: what the simulator must find.
 *
 * @param what is broken
 * @param file under the sources
 * @param whole what stands there, once
 * @param broken what is to stand there instead
 */
record Mutant(String what, String file, String whole, String broken) {
    private static final Path SOURCES = Path.of("src", "main", "java", "id", "simpul");

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "an id with another body is taken for the same request",
                    "intake/Inbox.java",
                    "before.fingerprint().equals(one.opened().fingerprint())",
                    "before.key() != null"),
            new Mutant(
                    "what was decided before is decided again",
                    "intake/Inbox.java",
                    "return known.isEmpty()",
                    "return known.size() >= 0"),
            new Mutant(
                    "a message that comes twice in a batch is in conflict with itself",
                    "intake/SameIds.java",
                    "before.equals(own) ? one.repeated() : one.conflicting()",
                    "one.conflicting()"),
            new Mutant(
                    "sessions of a hub that was replaced are not ended",
                    "database/Predecessors.java",
                    "l.objid <> ?",
                    "l.objid is null and l.objid <> ?"),
            new Mutant(
                    "a hub that was replaced opens new sessions",
                    "database/Predecessors.java",
                    "if (select epoch from lease) <> current_setting('simpul.epoch')::bigint then",
                    "if false then"),
            new Mutant(
                    "a session that is being opened when the epoch begins stays without it",
                    "database/Database.java",
                    "pool = new HikariDataSource(config);\n        without.close();",
                    "without.getHikariPoolMXBean().softEvictConnections();"),
            new Mutant(
                    "what was sent is not noted",
                    "delivery/LaneRound.java",
                    "release(unreleased, holder, unwritten, tools",
                    "release(unreleased, holder, List.of(), tools"),
            new Mutant(
                    "what is promised goes out in another order",
                    "delivery/Due.java",
                    "order by d.channel, d.partner, d.place\n",
                    "order by d.channel, d.partner, d.place desc\n"),
            new Mutant(
                    "what a school has had is forgotten",
                    "rotation/planning/History.java",
                    "select asked.school, array_agg(batch_items.title) as titles",
                    "select asked.school, array_agg(batch_items.title || '-') as titles"),
            new Mutant(
                    "a copy that is back stays out",
                    "catalogue/Loans.java",
                    "set loan = null, lost = gone is not null",
                    "set lost = gone is not null"),
            new Mutant(
                    "a copy that is lost stays out",
                    "catalogue/Loans.java",
                    "set loan = null, lost = true",
                    "set lost = true"),
            new Mutant(
                    "the balance counts only what the host sent and the partner received",
                    "exchange/Balances.java",
                    "or exchange_pairs.partner_received is not null)",
                    "and exchange_pairs.partner_received is not null)"),
            new Mutant(
                    "what follows an act is not done when it is asked again",
                    "intake/StaffHand.java",
                    "if (unfinished.contains(act.id()) &&",
                    "if (unfinished.isEmpty() &&"),
            new Mutant(
                    "what is still owed goes with what was sent",
                    "delivery/KeptMessages.java",
                    "and deliveries.state in ('sent', 'waived', 'past')",
                    "and deliveries.state in ('sent', 'waived', 'past', 'waiting')"),
            new Mutant(
                    "notices are kept for ever",
                    "delivery/KeptMessages.java",
                    "and not exists (select from deliveries where deliveries.notice = looked.seq)",
                    "and false"),
            new Mutant(
                    "a policy counts a day late",
                    "policy/Policies.java",
                    "versions.floorEntry(day)",
                    "versions.lowerEntry(day)"));

    /** Where the file is. */
    Path source() {
        return SOURCES.resolve(file);
    }

    /** The file as it is when it is broken. */
    String text() {
        try {
            return Files.readString(source(), StandardCharsets.UTF_8).replace(whole, broken);
        } catch (IOException e) {
            throw new IllegalStateException("The mutant of " + file + " has lost its file", e);
        }
    }

    /** Whether what is to be broken stands there, once. */
    boolean applies() throws IOException {
        String text = Files.readString(source(), StandardCharsets.UTF_8);
        return text.contains(whole) && text.indexOf(whole) == text.lastIndexOf(whole);
    }
}
