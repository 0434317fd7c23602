package id.simpul.policy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the dated versions of a policy file, each over the one before it. */
final class PolicyFile {
    private static final String EFFECTIVE = "effective";

    private final Mistakes mistakes;
    private final RecordReader reader;

    private PolicyFile(String name) {
        this.mistakes = new Mistakes(name);
        this.reader = new RecordReader(mistakes);
    }

    /**
     * @param name how mistakes name the file
     * @param base what the first version leaves out; without it that version must be complete
     * @throws PolicyMistakes with every mistake in it
     */
    static List<Policy> read(String name, String text, Optional<Policy> base) {
        PolicyFile file = new PolicyFile(name);
        List<Policy> versions = file.versions(file.compose(text), base);
        file.mistakes.throwIfAny();
        return versions;
    }

    private List<Policy> versions(Optional<Node> root, Optional<Policy> shipped) {
        if (!(root.orElse(null) instanceof SequenceNode list) || list.getValue().isEmpty()) {
            mistakes.add(
                    "",
                    "tidak berisi daftar versi; mulai dengan baris \"- effective: 2019-01-01\"",
                    "holds no list of versions; begin with a line \"- effective: 2019-01-01\"");
            mistakes.throwIfAny();
            return List.of();
        }
        List<Policy> versions = new ArrayList<>();
        Optional<Policy> before = shipped;
        for (Node node : list.getValue()) {
            boolean dated = mustBeDated(node);
            Optional<Policy> version =
                    reader.<Policy>read(Policy.class, node, before, "").filter(policy -> dated);
            version.ifPresent(policy -> add(policy, versions, RecordReader.line(node)));
            before = version.or(() -> versions.stream().reduce((a, b) -> b)).or(() -> shipped);
        }
        return versions;
    }

    private void add(Policy version, List<Policy> versions, int line) {
        if (!versions.isEmpty()) {
            Policy before = versions.get(versions.size() - 1);
            mustFollow(version.effective(), before.effective(), line);
            if (!version.library().zone().equals(before.library().zone())) {
                mistakes.add(
                        "library.zone",
                        "zona waktu tidak boleh berubah antarversi; tulis "
                                + before.library().zone(),
                        "no version may change the time zone; write "
                                + before.library().zone());
            }
        }
        new PolicyChecks(version, mistakes).all();
        versions.add(version);
    }

    private void mustFollow(LocalDate effective, LocalDate before, int line) {
        if (!effective.isAfter(before)) {
            mistakes.addAt(
                    line,
                    EFFECTIVE,
                    "versi " + effective + " harus berlaku sesudah versi sebelumnya (" + before
                            + "); ubah tanggalnya atau urutannya",
                    "version " + effective + " must take effect after the one before it (" + before
                            + "); change its date or its place");
        }
    }

    private boolean mustBeDated(Node node) {
        boolean dated = node instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(EFFECTIVE));
        if (node instanceof MappingNode && !dated) {
            mistakes.addAt(
                    RecordReader.line(node),
                    EFFECTIVE,
                    "versi ini tidak bertanggal; tambahkan \"effective: <tanggal>\"",
                    "this version has no date; add \"effective: <date>\"");
        }
        return dated;
    }

    private Optional<Node> compose(String text) {
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.addAt(line, "", "YAML tidak sah: " + e.getProblem(), "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add("", "YAML tidak sah: " + e.getMessage(), "not valid YAML: " + e.getMessage());
        }
        mistakes.throwIfAny();
        return Optional.empty();
    }
}
