package id.simpul.check;

import id.simpul.hub.Home;
import id.simpul.hub.OwnCertificate;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Calendars;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyMistakes;
import id.simpul.settings.FileRights;
import id.simpul.settings.Settings;
import id.simpul.settings.SettingsMistakes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with an installation that can be seen without its hub: the settings, the files, the disk. */
public final class InstallationCheck {
    private static final long MEBI = 1L << 20;
    private static final long TOO_LITTLE = 256 * MEBI;
    private static final long LITTLE = 2048 * MEBI;
    private static final Policy.Library SHIPPED =
            Policies.defaults().versions().get(0).library();

    private final Map<String, String> environment;
    private final Path home;
    private final List<Finding> findings = new ArrayList<>();

    public InstallationCheck(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    public List<Finding> findings() {
        findings.clear();
        Optional<Settings> settings = settings();
        Home.complaint(home).ifPresent(says -> findings.add(Trouble.HOME_UNUSABLE.found(says)));
        reading(() -> settings.filter(read -> Files.exists(read.policy()))
                .ifPresent(read -> sender(read, Policies.read(read.policy()))));
        reading(() -> Optional.of(home.resolve("calendars"))
                .filter(Files::isDirectory)
                .ifPresent(Calendars::read));
        settings.filter(read -> read.smtp().isEmpty())
                .ifPresent(read -> findings.add(Trouble.NO_MAIL_SERVER.found(home.resolve("mail"))));
        settings.ifPresent(this::network);
        disk();
        return List.copyOf(findings);
    }

    /** Whether mails say whose they are, where answers go and whom to call. */
    private void sender(Settings settings, Policies policies) {
        List<Policy> versions = policies.versions();
        Policy.Library library = versions.get(versions.size() - 1).library();
        if (library.name().equals(SHIPPED.name())) {
            findings.add(Trouble.LIBRARY_NAME.found(library.name()));
        }
        if (library.phone().isEmpty()) {
            findings.add(Trouble.LIBRARY_PHONE.found());
        }
        if (library.staffMail().isEmpty()) {
            findings.add(Trouble.LIBRARY_STAFF.found());
        }
        if (settings.mailFrom().isEmpty()) {
            findings.add(Trouble.MAIL_FROM.found());
        }
    }

    private void network(Settings settings) {
        settings.plaintextTo().forEach(peer -> findings.add(Trouble.PLAINTEXT.found(peer.word())));
        Trouble links = settings.isPublicUrlPlain() ? Trouble.PUBLIC_URL_PLAIN : Trouble.PUBLIC_URL;
        findings.add(links.found(settings.publicUrl()));
        if (settings.needsOwnCertificate()) {
            OwnCertificate.of(home)
                    .ifPresent(own -> findings.add(Trouble.CERTIFICATE_OWN.found(own.until(), own.fingerprint())));
        }
        settings.tls()
                .map(Settings.Tls::keyStore)
                .filter(FileRights::everybodyMayRead)
                .ifPresent(store -> findings.add(Trouble.KEY_STORE_READABLE.found(store)));
    }

    private Optional<Settings> settings() {
        try {
            return Optional.of(Settings.of(environment));
        } catch (SettingsMistakes e) {
            add(Trouble.SETTING_WRONG, e.mistakes());
            return Optional.empty();
        }
    }

    private void reading(Runnable files) {
        try {
            files.run();
        } catch (PolicyMistakes e) {
            add(Trouble.POLICY_WRONG, e.mistakes());
        } catch (UncheckedIOException e) {
            findings.add(Trouble.FILE_UNREADABLE.found(e.getMessage()));
        }
    }

    private void add(Trouble trouble, List<Mistake> mistakes) {
        mistakes.forEach(mistake ->
                findings.add(trouble.foundAt(mistake.where(), new Phrase(mistake.indonesian(), mistake.english()))));
    }

    private void disk() {
        try {
            if (Files.isDirectory(home)) {
                FileStore store = Files.getFileStore(home);
                space(store.getUsableSpace()).ifPresent(findings::add);
            }
        } catch (IOException e) {
            findings.add(Trouble.DISK_UNREADABLE.found(home, e.getMessage()));
        }
    }

    private Optional<Finding> space(long free) {
        if (free < TOO_LITTLE) {
            return Optional.of(Trouble.DISK_FULL.found(free / MEBI, home));
        }
        return free < LITTLE ? Optional.of(Trouble.DISK_LOW.found(free / MEBI, home)) : Optional.empty();
    }
}
