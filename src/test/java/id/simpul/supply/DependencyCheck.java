package id.simpul.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the OSV database which vulnerabilities are known of what is in the bill of materials. Run by
 * {@code ./mvnw -Pdependency-check -DskipTests verify}. Ends with 0 if none is known, 1 if one is, and 2 if it could not ask: then it
 * says that nothing was checked.
 */
final class DependencyCheck {
    static final int CLEAN = 0;
    static final int VULNERABLE = 1;
    static final int NOT_CHECKED = 2;

    /** As many as OSV takes in one question. */
    private static final int MOST = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI database;
    private final PrintStream out;

    DependencyCheck(URI database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** @param arguments the bill of materials, and the address of the database's {@code querybatch} */
    public static void main(String[] arguments) {
        System.exit(new DependencyCheck(URI.create(arguments[1]), System.out).check(Path.of(arguments[0])));
    }

    int check(Path bill) {
        try {
            List<String> components = components(bill);
            List<String> found = new ArrayList<>();
            for (int from = 0; from < components.size(); from += MOST) {
                found.addAll(ask(components.subList(from, Math.min(from + MOST, components.size()))));
            }
            found.forEach(line -> out.println("VULNERABLE " + line));
            out.println(components.size() + " components asked of " + database.getHost() + ", " + found.size()
                    + " vulnerabilities known");
            return found.isEmpty() ? CLEAN : VULNERABLE;
        } catch (IOException e) {
            return notChecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notChecked(e);
        }
    }

    private int notChecked(Exception e) {
        String first = String.valueOf(e).lines().findFirst().orElse("?");
        out.println("NOT CHECKED: " + first + ". Nothing is known of the dependencies; try again where " + database
                + " can be reached, or name another by -Dvulnerability.database=");
        return NOT_CHECKED;
    }

    private static List<String> components(Path bill) throws IOException {
        List<String> components = new ArrayList<>();
        for (JsonNode component : JSON.readTree(bill.toFile()).path("components")) {
            String purl = component.path("purl").asText();
            if (!purl.startsWith("pkg:maven/")) {
                throw new IOException("a component of " + bill + " has no purl: " + component.path("name"));
            }
            // OSV takes no qualifiers, such as ?type=jar.
            components.add(purl.replaceFirst("\\?.*", ""));
        }
        if (components.isEmpty()) {
            throw new IOException("there are no components in " + bill);
        }
        return components;
    }

    private List<String> ask(List<String> components) throws IOException, InterruptedException {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode queries = question.putArray("queries");
        components.forEach(purl -> queries.addObject().putObject("package").put("purl", purl));
        HttpResponse<String> answer = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(
                        HttpRequest.newBuilder(database)
                                .timeout(PATIENCE)
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode results =
                answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("results") : JSON.missingNode();
        if (results.size() != components.size()) {
            throw new IOException("the database answered " + answer.statusCode() + " and " + results.size()
                    + " results for " + components.size() + " components");
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            for (JsonNode known : results.get(i).path("vulns")) {
                found.add(components.get(i) + " " + known.path("id").asText());
            }
        }
        return found;
    }
}
