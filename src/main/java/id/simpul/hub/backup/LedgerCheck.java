package id.simpul.hub.backup;

import id.simpul.backup.Summing;
import id.simpul.database.Database;
import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invariants of the ledger that no constraint of the tables holds by itself. */
final class LedgerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);

    /** What is counted where something does not hold. */
    private record Invariant(String broken, String indonesian, String english) {}

    private static final List<Invariant> INVARIANTS = List.of(
            new Invariant(
                    "select count(*) from requests where event::jsonb ->> 'id' is distinct from reply_id",
                    "permintaan yang balasannya bukan miliknya",
                    "requests whose reply is not theirs"),
            new Invariant(
                    "select count(*) from notices where event::jsonb ->> 'id' is distinct from id",
                    "pemberitahuan yang isinya bukan miliknya",
                    "notices whose content is not theirs"),
            new Invariant("""
                    select count(*) from deliveries d
                     where d.reply is not null
                       and not exists (select from requests r where r.partner = d.partner and r.reply = d.reply)
                       and not exists (select from replies r where r.seq = d.reply)
                    """, "kiriman balasan yang tidak ada", "deliveries of replies that are not there"),
            new Invariant(
                    "select count(*) from requests where reply > (select last_value from places)",
                    "nomor balasan yang belum pernah diberikan",
                    "numbers of replies that were never given out"));

    private final Database database;
    private final Path scans;

    LedgerCheck(Database database, Path scans) {
        this.database = database;
        this.scans = scans;
    }

    /** What does not hold; empty if all is well. That it could not be looked at is a finding too: the ledger itself is there. */
    List<Phrase> findings() {
        List<Phrase> findings = new ArrayList<>();
        try {
            INVARIANTS.forEach(invariant -> count(findings, invariant));
            scans(findings);
        } catch (JdbiException | UncheckedIOException e) {
            LOG.warn("The restored ledger could not be looked through", e);
            findings.add(new Phrase(
                    "Buku besar yang dipulihkan tidak dapat diperiksa sampai selesai; lihat catatan program.",
                    "The restored ledger could not be looked through to its end; see the log."));
        }
        return findings;
    }

    private void count(List<Phrase> findings, Invariant invariant) {
        long found = database.patiently(
                db -> db.createQuery(invariant.broken()).mapTo(Long.class).one());
        if (found > 0) {
            findings.add(new Phrase(
                    "Ada " + found + " " + invariant.indonesian() + ".",
                    "There are " + found + " " + invariant.english() + "."));
        }
    }

    private void scans(List<Phrase> findings) {
        List<String> known = database.jdbi().withHandle(db -> db.createQuery("select sha256 from scans_kept")
                .mapTo(String.class)
                .list());
        Set<String> there = sumsThere();
        long missing = known.stream().filter(sum -> !there.contains(sum)).count();
        if (missing > 0) {
            findings.add(new Phrase(
                    missing + " pindaian perjanjian tidak ada, atau tidak seperti semula.",
                    missing + " scans of agreements are not there, or not as they were."));
        }
    }

    private Set<String> sumsThere() {
        if (!Files.isDirectory(scans)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(scans)) {
            Set<String> sums = new HashSet<>();
            for (Path file : files.toList()) {
                Summing sum = new Summing();
                Files.copy(file, sum);
                sums.add(sum.sha256());
            }
            return sums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
