package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.database.Database;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policies;
import id.simpul.policy.PolicyMistakes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the hubs that work with a database one after the other judge by one policy file: its text is kept there, with the home in
 * which it lies. Whoever has worked last goes by its file as its operator edits it; another goes by what that one went by.
 */
final class OnePolicy {
    private static final Logger LOG = LoggerFactory.getLogger(OnePolicy.class);
    /** What a refusal has shown: the operator's word holds against it and nothing later. */
    private static final String IN_FORCE = "policy-in-force.yaml";
    /** What gave way to the file of another home. */
    private static final String BEFORE = "policy-before.yaml";

    private final Database database;
    private final Path home;
    private final Path file;
    private final Policies policies;

    OnePolicy(Database database, Path home, Path file, Policies policies) {
        this.database = database;
        this.home = home;
        this.file = file;
        this.policies = policies;
    }

    /** By what the hub judged that worked last. */
    private record Kept(String text, UUID home) {}

    /**
     * Has a hub that is to stand by say at once what it would refuse when it takes over.
     *
     * @throws PolicyMistakes if the hub that works judges by another file, and this one's was edited or may not be written
     */
    void foresee() {
        KnownPolicy known = KnownPolicy.of(home);
        boolean hasWord = Confirmed.isGiven(home, Confirmed.What.POLICY_FILE);
        ofAnother(known)
                .filter(kept -> !(hasWord && wasShown(kept)))
                .filter(this::differs)
                .ifPresent(kept -> requireThatItCanGiveWay(known, kept));
    }

    /**
     * Settles by what this hub judges, now that it is the one that works.
     *
     * @throws PolicyMistakes if the hub that worked before judged by another file, and this one's was edited or may not be written
     */
    void settle() {
        policies.readAgain();
        KnownPolicy known = KnownPolicy.of(home);
        boolean hadWord = Confirmed.take(home, Confirmed.What.POLICY_FILE);
        ofAnother(known)
                .filter(kept -> !(hadWord && wasShown(kept)))
                .filter(this::differs)
                .ifPresent(kept -> giveWay(known, kept));
        keep(known.home());
        forget(home.resolve(IN_FORCE));
    }

    private void giveWay(KnownPolicy known, Kept other) {
        requireThatItCanGiveWay(known, other);
        Path before = home.resolve(BEFORE);
        write(before, policies.fileText());
        policies.replaceFile(other.text());
        LOG.info(
                "The policy file {} says from now on what the hub judged by that worked before; what it said is in {}",
                file,
                before);
    }

    /** What was in force last, if that came from another home and is written otherwise. */
    private Optional<Kept> ofAnother(KnownPolicy known) {
        return kept().filter(kept ->
                !kept.home().equals(known.home()) && !kept.text().equals(policies.fileText()));
    }

    /** Whether the operator has seen it, whose word is then about it. */
    private boolean wasShown(Kept other) {
        Path shown = home.resolve(IN_FORCE);
        try {
            return Files.exists(shown)
                    && Arrays.equals(Files.readAllBytes(shown), other.text().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean differs(Kept other) {
        return !policies.differences(other.text()).isEmpty();
    }

    /** Whether somebody has said something by this home's file since its hub judged by it. */
    private boolean wasEdited(KnownPolicy known) {
        return !known.isOf(policies.fileText()) && !policies.isAsShipped();
    }

    private void requireThatItCanGiveWay(KnownPolicy known, Kept other) {
        if (wasEdited(known)) {
            throw refused(other, edited());
        }
        if (!Files.isWritable(file)) {
            throw refused(other, unwritable());
        }
    }

    private static Phrase edited() {
        return new Phrase(
                "berkas aturan ini diubah, tetapi Simpul yang terakhir bekerja dengan basis data ini, di rumah lain atau"
                        + " sebelum rumah ini dipindahkan, menilai menurut berkas yang berbeda",
                "this policy file was edited, and the hub that worked last with this database, in another home or before"
                        + " this one was moved, judges by one that differs");
    }

    private static Phrase unwritable() {
        return new Phrase(
                "Simpul yang terakhir bekerja dengan basis data ini, di rumah lain atau sebelum rumah ini dipindahkan,"
                        + " menilai menurut berkas aturan yang berbeda, sedangkan berkas ini tidak boleh ditulis oleh Simpul",
                "the hub that worked last with this database, in another home or before this one was moved, judges by a"
                        + " policy file that differs, and this hub may not write this one");
    }

    /** Shows what is in force beside the home's own file, for the operator to choose. */
    private PolicyMistakes refused(Kept other, Phrase why) {
        // Given before this one was shown, the word would hold against it at the next start.
        Confirmed.take(home, Confirmed.What.POLICY_FILE);
        Path beside = home.resolve(IN_FORCE);
        write(beside, other.text());
        String fields = String.join(", ", policies.differences(other.text()));
        return new PolicyMistakes(List.of(new Mistake(
                file.toString(),
                why.indonesian() + ": " + fields + ". Berkas itu kini ada di " + beside
                        + "; bandingkan keduanya. Bila yang itu yang berlaku, salin ke " + file
                        + "; bila yang ini, jalankan ./simpul confirm policy-file. Lalu mulai lagi",
                why.english() + ": " + fields + ". That one is now in " + beside
                        + "; compare the two. If that one holds, copy it to " + file
                        + "; if this one does, run ./simpul confirm policy-file. Then start again")));
    }

    /** None where no hub has kept one yet. */
    private Optional<Kept> kept() {
        return database.inTransaction(db -> {
            boolean hasTable = db.createQuery("select to_regclass('policy_file') is not null")
                    .mapTo(Boolean.class)
                    .one();
            return hasTable
                    ? db.createQuery("select lines, home from policy_file")
                            .map((row, context) -> new Kept(row.getString("lines"), row.getObject("home", UUID.class)))
                            .findOne()
                    : Optional.empty();
        });
    }

    /** First where all see it: cut off in between, the home still counts as the one that worked last. */
    private void keep(UUID ours) {
        String text = policies.fileText();
        database.useTransaction(db -> db.createUpdate("""
                        insert into policy_file (lines, home, since) values (:text, :home, :now)
                        on conflict (only_one) do update
                        set lines = excluded.lines, home = excluded.home, since = excluded.since
                        """)
                .bind("text", text)
                .bind("home", ours)
                .bind("now", Instant.now())
                .execute());
        KnownPolicy.judged(ours, text).note(home);
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
