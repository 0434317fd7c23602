package id.simpul.policy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the dated versions of a policy file, and of what was changed since, each over the one before it. */
final class PolicyFile {
    static final String EFFECTIVE = "effective";

    private final Mistakes mistakes;
    private final RecordReader reader;

    /** A text that holds versions, and how mistakes name it. */
    record Source(String name, String text) {}

    /** A version as it stands in its source, and from when it counts; none if that cannot be read. */
    private record Stated(String source, Node node, Optional<LocalDate> from) {}

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
        return read(List.of(new Source(name, text)), base);
    }

    /**
     * Versions of several sources, in the order of their dates; of one day, a later source counts over an earlier one.
     *
     * @throws PolicyMistakes with every mistake in any of them
     */
    static List<Policy> read(List<Source> sources, Optional<Policy> base) {
        PolicyFile file = new PolicyFile(sources.get(0).name());
        List<Stated> stated = new ArrayList<>();
        sources.forEach(source -> stated.addAll(file.stated(source)));
        stated.sort(Comparator.comparing(one -> one.from().orElse(LocalDate.MAX)));
        List<Policy> versions = file.versions(stated, base);
        file.mistakes.throwIfAny();
        return versions;
    }

    /** The days from which the versions in a text count. */
    static List<LocalDate> days(Source source) {
        PolicyFile file = new PolicyFile(source.name());
        List<Stated> stated = file.stated(source);
        file.mistakes.throwIfAny();
        return stated.stream().flatMap(one -> one.from().stream()).toList();
    }

    private List<Stated> stated(Source source) {
        mistakes.turnTo(source.name());
        if (!(compose(source.text()).orElse(null) instanceof SequenceNode list)
                || list.getValue().isEmpty()) {
            mistakes.add(
                    "",
                    "tidak berisi daftar versi; mulai dengan baris \"- effective: 2019-01-01\"",
                    "holds no list of versions; begin with a line \"- effective: 2019-01-01\"");
            mistakes.throwIfAny();
            return List.of();
        }
        List<Stated> stated = new ArrayList<>();
        Optional<LocalDate> before = Optional.empty();
        for (Node node : list.getValue()) {
            Optional<LocalDate> from = from(node);
            if (from.isPresent() && before.isPresent()) {
                mustFollow(from.get(), before.get(), RecordReader.line(node));
            }
            before = from;
            stated.add(new Stated(source.name(), node, from));
        }
        return stated;
    }

    private List<Policy> versions(List<Stated> stated, Optional<Policy> shipped) {
        List<Policy> versions = new ArrayList<>();
        Optional<Policy> before = shipped;
        for (Stated one : stated) {
            mistakes.turnTo(one.source());
            boolean dated = mustBeDated(one.node());
            Optional<Policy> version =
                    reader.<Policy>read(Policy.class, one.node(), before, "").filter(policy -> dated);
            version.ifPresent(policy -> add(policy, versions));
            before = version.or(() -> versions.stream().reduce((a, b) -> b)).or(() -> shipped);
        }
        return versions;
    }

    private void add(Policy version, List<Policy> versions) {
        if (!versions.isEmpty()) {
            Policy before = versions.get(versions.size() - 1);
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

    private static Optional<LocalDate> from(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(EFFECTIVE))
                .flatMap(tuple -> tuple.getValueNode() instanceof ScalarNode value
                        ? Scalar.of(LocalDate.class).parse(value.getValue()).stream()
                        : Stream.empty())
                .map(LocalDate.class::cast)
                .findFirst();
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
