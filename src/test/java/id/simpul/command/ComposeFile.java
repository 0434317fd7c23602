package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, with what stands in it once written out at each place that takes it over. */
final class ComposeFile {
    static final List<String> PROFILES = List.of("small", "large");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<List<String>> REAL = List.of(List.of("docker", "compose"), List.of("docker-compose"));

    private final JsonNode root;

    private ComposeFile(JsonNode root) {
        this.root = root;
    }

    static ComposeFile read() throws IOException {
        return of(Files.readString(Path.of("docker-compose.yml")));
    }

    private static ComposeFile of(String yaml) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new ComposeFile(JSON.valueToTree(read));
    }

    /** The Compose that is installed here, if there is one. */
    static Optional<List<String>> installed() {
        return REAL.stream()
                .filter(program -> ran(plus(program, "version"), Redirect.DISCARD, Redirect.DISCARD))
                .findFirst();
    }

    /** What it makes of the file for a profile; fails if it refuses it. */
    static ComposeFile asRead(List<String> program, String profile) throws IOException {
        Path said = Files.createTempFile("compose", ".yml");
        try {
            boolean taken =
                    ran(plus(program, "--profile", profile, "config"), Redirect.to(said.toFile()), Redirect.INHERIT);
            assertThat(taken).as("%s takes the file", program).isTrue();
            return of(Files.readString(said));
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static List<String> plus(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private static boolean ran(List<String> command, Redirect out, Redirect error) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out)
                    .redirectError(error)
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            // It is not installed.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** All services, by name. */
    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        root.path("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        return services;
    }

    Map<String, JsonNode> services(String profile) {
        Map<String, JsonNode> services = services();
        services.values().removeIf(service -> !texts(service.path("profiles")).contains(profile));
        return services;
    }

    /** The services that are hubs. */
    Map<String, JsonNode> hubs() {
        Map<String, JsonNode> services = services();
        services.values().removeIf(service -> !service.path("image").asText().startsWith("simpul:"));
        return services;
    }

    static Map<String, String> environment(JsonNode service) {
        Map<String, String> environment = new TreeMap<>();
        service.path("environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return environment;
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
