package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.simpul.settings.Peer;
import id.simpul.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFileTest {
    private final JsonNode compose;

    ComposeFileTest() throws IOException {
        compose = new YAMLMapper().readTree(new File("docker-compose.yml"));
    }

    @Test
    void no_port_is_open_beyond_this_machine() {
        List<String> ports = new ArrayList<>();
        services().forEach((name, service) -> service.path("ports").forEach(port -> ports.add(port.asText())));

        assertThat(ports).isNotEmpty().allMatch(port -> port.matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+"));
    }

    @Test
    void every_secret_is_a_file_that_compose_secrets_makes(@TempDir Path folder) throws IOException {
        new ComposeSecrets(folder).make();
        List<String> named = new ArrayList<>();
        compose.path("secrets").forEach(secret -> named.add(secret.path("file").asText()));

        try (Stream<Path> made = Files.list(folder)) {
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            made.map(file -> "./secrets/" + file.getFileName()).toList());
        }
    }

    @Test
    void no_variable_holds_a_secret() {
        services().forEach((name, service) -> service.path("environment")
                .properties()
                .forEach(variable -> assertThat(variable.getKey())
                        .as(name)
                        .matches(key -> !key.contains("PASSWORD") || key.endsWith("_FILE"))));
    }

    @Test
    void the_hub_takes_its_variables_and_names_who_is_spoken_to_in_the_clear(@TempDir Path folder) throws IOException {
        new ComposeSecrets(folder).make();
        Map<String, String> environment = new TreeMap<>();
        compose.at("/services/hub/environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(), variable.getValue().asText().replace("/run/secrets", folder.toString())));

        Settings settings = Settings.of(environment);

        assertThat(settings.plaintextTo()).containsExactlyInAnyOrder(Peer.values());
        assertThat(settings.isPublicUrlPlain()).isFalse();
    }

    @Test
    void no_password_stands_on_a_command_line() throws IOException {
        assertThat(Files.readString(Path.of("docker/create-database.sh")))
                .doesNotContain("$(cat")
                .contains("\\set password `cat /run/secrets/database-password`");
    }

    @Test
    void every_service_is_confined_watched_and_started_again() {
        services().forEach((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.path("cap_drop").path(0).asText()).as(name).isEqualTo("ALL");
            assertThat(service.has("healthcheck")).as(name).isTrue();
            assertThat(service.path("restart").asText()).as(name).isEqualTo("unless-stopped");
            assertThat(service.path("privileged").asBoolean()).as(name).isFalse();
        });
    }

    private Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        compose.path("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        assertThat(services).hasSize(4);
        return services;
    }
}
