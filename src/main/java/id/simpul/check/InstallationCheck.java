package id.simpul.check;

import id.simpul.hub.Home;
import id.simpul.hub.OwnCertificate;
import id.simpul.ledger.Phrase;
import id.simpul.policy.CalendarFolder;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyMistakes;
import id.simpul.settings.FileRights;
import id.simpul.settings.Settings;
import id.simpul.settings.SettingsMistakes;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with an installation that can be seen without its hub: the settings, the files, the disk. */
public final class InstallationCheck {
    /** Names who is asked for entries, as {@code dns://host:port}; else it is whom this machine asks. */
    private static final String DNS = "simpul.dns";

    private static final Policy.Library SHIPPED =
            Policies.defaults().versions().get(0).library();

    private final Map<String, String> environment;
    private final Path home;
    private final List<Finding> findings = new ArrayList<>();

    public InstallationCheck(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /** Of the files and the settings, and of the servers elsewhere that these name, each of which is called and not changed. */
    public List<Finding> findings(boolean hubRuns) {
        findings.clear();
        Optional<Settings> settings = settings();
        Home.complaint(home).ifPresent(says -> findings.add(Trouble.HOME_UNUSABLE.found(says)));
        reading(() -> settings.filter(read -> Files.exists(read.policy()))
                .ifPresent(read -> sender(read, Policies.read(read.policy()))));
        reading(() -> CalendarFolder.check(home.resolve("calendars")));
        settings.filter(read -> read.smtp().isEmpty())
                .ifPresent(read -> findings.add(Trouble.NO_MAIL_SERVER.found(home.resolve("mail"))));
        settings.filter(read -> read.post().alertsTo().isEmpty())
                .ifPresent(read -> findings.add(Trouble.ALERTS_NOBODY.found()));
        settings.ifPresent(this::network);
        findings.addAll(new MachineCheck(environment, home).findings());
        settings.ifPresent(read -> elsewhere(read, hubRuns));
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
        settings.signOn().map(SignOnCheck::of).ifPresent(findings::addAll);
        if (settings.needsOwnCertificate()) {
            OwnCertificate.of(home)
                    .ifPresent(own -> findings.add(Trouble.CERTIFICATE_OWN.found(own.until(), own.fingerprint())));
        }
        settings.tls()
                .map(Settings.Tls::keyStore)
                .filter(FileRights::everybodyMayRead)
                .ifPresent(store -> findings.add(Trouble.KEY_STORE_READABLE.found(store)));
    }

    private void elsewhere(Settings settings, boolean hubRuns) {
        findings.addAll(new CertificateCheck(settings, Instant.now()).findings());
        findings.addAll(new PostCheck(settings, System.getProperty(DNS, "dns:")).findings());
        settings.externalDatabase()
                .ifPresent(account -> findings.addAll(new DatabaseElsewhere(account).findings(hubRuns)));
        settings.externalBroker().ifPresent(account -> findings.addAll(new BrokerElsewhere(account).findings()));
        if (!hubRuns) {
            findings.addAll(MachineCheck.ports(settings));
        }
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
}
