package id.simpul.broker;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.ha.SharedStoreBackupPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerConfigTest {
    private static final BrokerSettings USUAL = BrokerSettings.in(Path.of("."));

    @Test
    void addresses_elsewhere_have_the_settings_they_have_here() throws Exception {
        Configuration printed = parsed(USUAL);
        new Topology(Limits.DEFAULT).addressSettings().forEach((match, settings) -> {
            AddressSettings here = new AddressSettings(settings);
            here.setDiskFullMessagePolicy(null);
            assertThat(printed.getAddressSettings().get(match).toJSON())
                    .as(match)
                    .isEqualTo(here.toJSON());
        });
        assertThat(printed.getMaxDiskUsage()).isEqualTo(90);
    }

    @Test
    void only_the_hub_may_do_anything_until_a_partner_is_added() throws Exception {
        Configuration printed = parsed(USUAL);
        assertThat(printed.getSecurityRoles()).containsOnlyKeys("#");
        assertThat(printed.getSecurityRoles().get("#"))
                .allMatch(role -> role.getName().equals(ExternalRoles.HUB))
                .anyMatch(CheckType.SEND::hasRole)
                .anyMatch(CheckType.MANAGE::hasRole);
    }

    @Test
    void of_a_pair_one_works_and_the_other_stays_at_work_once_it_had_to_begin() throws Exception {
        Path store = Path.of("/srv/store");
        Configuration primary = parsed(USUAL, new SharedStore(store, SharedStore.Side.PRIMARY));
        Configuration backup = parsed(USUAL, new SharedStore(store, SharedStore.Side.BACKUP));

        assertThat(primary.getHAPolicyConfiguration())
                .isInstanceOfSatisfying(SharedStorePrimaryPolicyConfiguration.class, policy -> assertThat(
                                policy.isFailoverOnServerShutdown())
                        .isTrue());
        assertThat(backup.getHAPolicyConfiguration())
                .isInstanceOfSatisfying(
                        SharedStoreBackupPolicyConfiguration.class,
                        policy -> assertThat(policy.isAllowFailBack()).isFalse());
        assertThat(primary.getJournalDirectory())
                .isEqualTo("/srv/store/journal")
                .isEqualTo(backup.getJournalDirectory());
    }

    @Test
    void whom_one_of_a_pair_lets_in_the_other_does_too(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store");
        Optional<String> first = pairedIn(folder.resolve("a"), store).password();
        Optional<String> second = pairedIn(folder.resolve("b"), store).password();

        assertThat(first).isPresent();
        assertThat(second).as("the hub keeps the one password").isEmpty();
        assertThat(folder.resolve("b/etc/artemis-users.properties")).doesNotExist();
        assertThat(folder.resolve("b/etc/login.config"))
                .content()
                .contains("properties.user=\"../../store/artemis-users.properties\"");
    }

    private static BrokerInstance.Made pairedIn(Path instance, Path store) throws IOException {
        return BrokerInstance.write(instance, USUAL, Optional.of(new SharedStore(store, SharedStore.Side.BACKUP)));
    }

    @Test
    void listeners_elsewhere_are_those_the_operator_asks_for_with_their_tls() throws Exception {
        KeyStore store = new KeyStore(Path.of("/etc/simpul/broker.p12"), "a;b&c%");
        Configuration printed = parsed(USUAL.openTo("0.0.0.0").with(store));
        assertThat(printed.getAcceptorConfigurations()).hasSize(4).allSatisfy(acceptor -> assertThat(
                        acceptor.getParams())
                .containsEntry("host", "0.0.0.0")
                .containsEntry("sslEnabled", "true")
                .containsEntry("keyStorePassword", "a;b&c%"));
    }

    @Test
    void a_file_that_holds_a_password_is_its_owners_alone(@TempDir Path folder) throws Exception {
        BrokerInstance.write(folder, USUAL.with(new KeyStore(Path.of("/etc/simpul/broker.p12"), "secret")));

        assertThat(Files.getPosixFilePermissions(folder.resolve("etc/broker.xml")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void every_class_that_the_file_names_is_in_the_jar(@TempDir Path folder) throws Exception {
        BrokerInstance.write(folder, USUAL);
        Configuration printed = parsed(USUAL);
        try (JarFile jar =
                new JarFile(folder.resolve("lib/simpul-broker-guard.jar").toFile())) {
            assertThat(printed.getBrokerPlugins()).isNotEmpty().allSatisfy(plugin -> assertThat(
                            jar.getEntry(plugin.getClass().getName().replace('.', '/') + ".class"))
                    .isNotNull());
        }
    }

    /** The tests with a broker elsewhere start an older one. */
    @Test
    void a_broker_of_the_hubs_own_version_starts_with_the_file(@TempDir Path folder) throws Exception {
        Map<Acceptor, Port> ports = new EnumMap<>(Acceptor.class);
        for (Acceptor acceptor : Acceptor.values()) {
            ports.put(acceptor, Port.of(FreePorts.next()));
        }
        BrokerSettings settings = new BrokerSettings("127.0.0.1", ports, folder, Optional.empty(), Limits.DEFAULT);
        Path file = Files.writeString(
                folder.resolve("broker.xml"),
                BrokerInstance.configuration(settings).replace(">data/", ">" + folder + "/"));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ()
                .setConfigResourcePath(file.toUri().toString())
                .setSecurityManager(
                        new AddressRights(new HubConnection("vm://0", "hub", "x"), user -> Optional.empty()));
        try {
            broker.start();
            assertThat(ports.values())
                    .allSatisfy(port -> new Socket(InetAddress.getLoopbackAddress(), port.number()).close());
        } finally {
            broker.stop();
        }
    }

    @Test
    void done_again_it_leaves_passwords_as_they_are_and_keeps_what_the_operator_wrote(@TempDir Path folder)
            throws Exception {
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(etc.resolve("broker.xml"), "the operator's own");
        Files.writeString(etc.resolve("artemis-users.properties"), "operator = secret");

        assertThat(BrokerInstance.write(folder, USUAL).password()).isPresent();
        String users = Files.readString(etc.resolve("artemis-users.properties"));
        assertThat(BrokerInstance.write(folder, USUAL).password()).isEmpty();

        assertThat(etc.resolve("artemis-users.properties")).hasContent(users);
        assertThat(users).startsWith("operator = secret\nsimpul = ENC(");
        assertThat(etc.resolve("artemis-roles.properties")).hasContent("simpul-hub = simpul");
        assertThat(etc.resolve("broker.xml.before")).hasContent("the operator's own");
    }

    private static Configuration parsed(BrokerSettings settings) throws Exception {
        return parsed(BrokerInstance.configuration(settings));
    }

    private static Configuration parsed(BrokerSettings settings, SharedStore shared) throws Exception {
        return parsed(BrokerInstance.configuration(settings, Optional.of(shared)));
    }

    private static Configuration parsed(String file) throws Exception {
        return new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
