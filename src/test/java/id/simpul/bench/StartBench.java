package id.simpul.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures what {@code ./simpul run} takes until the hub is up on a warm home, part by part, and what a command takes. Installations
 * (folders with {@code simpul} and {@code target}) take turns, so that they are compared on the same machine in the same mood:
 * {@code -Dinstallations=.,/before}, {@code -Drounds=5}, {@code -Dcommand="partner list"}.
 */
public final class StartBench {
    private static final String[] PORTS = {"HTTP", "MANAGEMENT", "CORE", "AMQP", "STOMP", "MQTT"};
    private static final Pattern TIMES = Pattern.compile("real (\\S+)\\s+user (\\S+)\\s+sys (\\S+)");
    private static final int COMMANDS = 5;

    private final Path installation;
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Double> starts = new ArrayList<>();
    private final List<Double> commands = new ArrayList<>();
    private final List<Double> startsCpu = new ArrayList<>();
    private final List<Double> commandsCpu = new ArrayList<>();

    private StartBench(Path installation, Path directory) {
        this.installation = installation;
        this.home = directory.resolve("home");
        environment.put("SIMPUL_HOME", home.toString());
        environment.put("LANG", "en_GB.UTF-8");
        for (String port : PORTS) {
            environment.put("SIMPUL_" + port + "_PORT", Integer.toString(FreePorts.next()));
        }
    }

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("simpul-start-");
        List<StartBench> benches = new ArrayList<>();
        for (String installation : System.getProperty("installations", ".").split(",")) {
            benches.add(new StartBench(
                    Path.of(installation).toAbsolutePath().normalize(),
                    Files.createDirectory(directory.resolve("at" + benches.size()))));
        }
        int rounds = Integer.getInteger("rounds", 5);
        for (int round = 0; round <= rounds; round++) {
            for (StartBench bench : benches) {
                // The first start makes the home.
                bench.round(round);
            }
        }
        benches.forEach(StartBench::best);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void round(int round) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process hub = process("run");
        BufferedReader lines = hub.inputReader();
        String parts = "";
        for (String line = lines.readLine(); !line.startsWith("Simpul is up"); line = lines.readLine()) {
            parts = line.contains("The hub is up after") ? line.replaceFirst(".*is up after", "hub") : parts;
        }
        double up = seconds(Duration.ofNanos(System.nanoTime() - began));
        double cpu = seconds(hub.info().totalCpuDuration().orElse(Duration.ZERO));
        System.out.printf("%s, start %d: up %.2f s, processor %.2f s; %s%n", installation, round, up, cpu, parts);
        if (round > 0) {
            starts.add(up);
            startsCpu.add(cpu);
            for (int i = 0; i < COMMANDS; i++) {
                command();
            }
        }
        // By its handle, which leaves its output open to be read to the end.
        hub.toHandle().destroy();
        while (lines.readLine() != null) {
            // until its end
        }
        hub.waitFor();
    }

    private void command() throws IOException, InterruptedException {
        String words = System.getProperty("command", "pending");
        Process timed = start(new ProcessBuilder(
                "bash", "-c", "TIMEFORMAT='real %R user %U sys %S'; time " + launcher() + " " + words + " >/dev/null"));
        String said = new String(timed.getErrorStream().readAllBytes(), UTF_8)
                + new String(timed.getInputStream().readAllBytes(), UTF_8);
        timed.waitFor();
        Matcher times = TIMES.matcher(said);
        if (!times.find()) {
            throw new IllegalStateException(said);
        }
        double real = Double.parseDouble(times.group(1));
        double cpu = Double.parseDouble(times.group(2)) + Double.parseDouble(times.group(3));
        System.out.printf("%s, %s: %.2f s, processor %.2f s%n", installation, words, real, cpu);
        commands.add(real);
        commandsCpu.add(cpu);
    }

    private Process process(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(words));
        return start(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private String launcher() {
        return installation.resolve("simpul").toString();
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.environment().keySet().removeIf(name -> name.startsWith("SIMPUL_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void best() {
        System.out.printf(
                "%s: best start %.2f s, processor %.2f s; best command %.2f s, processor %.2f s%n",
                installation, least(starts), least(startsCpu), least(commands), least(commandsCpu));
    }

    private static double least(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
