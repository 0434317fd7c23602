package id.simpul.hub.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.command.CommandFailed;
import id.simpul.command.RunningHub;
import id.simpul.database.StartRefused;
import id.simpul.hub.control.Act.Said;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // The door only has to be open.
class ControlDoorTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final DoorLimits PATIENT = new DoorLimits(Duration.ofMinutes(10), 8, 4);
    private static final DoorLimits SHORT = new DoorLimits(Duration.ofSeconds(5), 8, 4);

    /** A thread for each, however few the machine has. */
    private static final Executor ANOTHER = task -> new Thread(task, "caller").start();

    /** Connects and prints what it is told. */
    private static final String CALLER = """
            import java.net.UnixDomainSocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            public class Caller {
                public static void main(String[] socket) throws Exception {
                    try (SocketChannel hub = SocketChannel.open(UnixDomainSocketAddress.of(socket[0]))) {
                        ByteBuffer answer = ByteBuffer.allocate(1000);
                        while (hub.read(answer) >= 0) {}
                        System.out.println(new String(answer.array(), 4, answer.position() - 4, "UTF-8"));
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private final CountDownLatch longActs = new CountDownLatch(1);
    private final AtomicReference<Staff> asked = new AtomicReference<>();
    private final List<SocketChannel> opened = new ArrayList<>();
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    @AfterEach
    void hangUp() throws IOException {
        longActs.countDown();
        for (SocketChannel channel : opened) {
            channel.close();
        }
    }

    @Test
    void callers_by_the_dozen_who_say_nothing_stop_no_command() throws IOException {
        try (ControlDoor door = door(PATIENT)) {
            for (int i = 0; i < 36; i++) {
                half(open());
            }

            assertThat(ask("greet")).containsExactly("done");
        }
    }

    @Test
    void beyond_the_limit_whoever_is_longest_at_it_is_cut_off() throws IOException {
        try (ControlDoor door = door(PATIENT)) {
            SocketChannel first = open();
            half(first);
            for (int i = 0; i < PATIENT.callers(); i++) {
                half(open());
            }

            assertThat(isCut(first)).isTrue();
        }
    }

    @Test
    void a_caller_who_speaks_byte_by_byte_is_cut_off_and_holds_up_nobody() throws IOException {
        try (ControlDoor door = door(SHORT)) {
            SocketChannel slow = open();
            AtomicBoolean cut = new AtomicBoolean();
            CompletableFuture<Void> dripping =
                    CompletableFuture.runAsync(() -> cut.set(isCutWhileDripping(slow)), ANOTHER);

            assertThat(ask("greet")).containsExactly("done");
            await().atMost(SOON).until(dripping::isDone);
            assertThat(cut).isTrue();
        }
    }

    @Test
    void long_commands_hold_up_no_others() {
        try (ControlDoor door = door(PATIENT)) {
            List<CompletableFuture<List<String>>> plans = new ArrayList<>();
            for (int i = 0; i < PATIENT.acts() - 1; i++) {
                plans.add(CompletableFuture.supplyAsync(() -> ask("plan"), ANOTHER));
            }

            assertThat(ask("greet")).containsExactly("done");
            longActs.countDown();
            assertThat(plans).allSatisfy(plan -> assertThat(plan.get(60, TimeUnit.SECONDS))
                    .containsExactly("planned"));
        }
    }

    @Test
    void when_too_much_is_done_at_once_a_command_says_so() {
        try (ControlDoor door = door(new DoorLimits(Duration.ofMinutes(1), 8, 1))) {
            CompletableFuture<List<String>> plan = CompletableFuture.supplyAsync(() -> ask("plan"), ANOTHER);
            await().atMost(SOON).until(() -> asked.get() != null);

            assertThatThrownBy(() -> ask("greet"))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("too many commands at once; try again");
            longActs.countDown();
            assertThat(plan.join()).containsExactly("planned");
        }
    }

    @Test
    void too_long_a_call_is_refused_by_the_command_and_by_the_door() throws IOException {
        try (ControlDoor door = door(PATIENT)) {
            ObjectNode tooLong = Json.object().put("text", "x".repeat(Frame.LONGEST_CALL));
            assertThatThrownBy(() -> new RunningHub(home).ask("greet", tooLong, "Sari", ""))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("longer than 32 MiB, the limit of a command; divide the file");

            SocketChannel caller = open();
            caller.write(ByteBuffer.allocate(4).putInt(Frame.LONGEST_CALL + 1).flip());
            assertThat(Outcome.of(Frame.read(caller, 1000))).isEqualTo(Outcome.TOO_LONG);
        }
    }

    @Test
    void what_is_no_json_is_refused_and_the_next_command_is_done() throws IOException {
        try (ControlDoor door = door(PATIENT)) {
            SocketChannel caller = open();
            Frame.write(caller, "no json".getBytes(UTF_8));

            assertThat(Outcome.of(Frame.read(caller, 1000))).isEqualTo(Outcome.UNREADABLE);
            assertThat(ask("greet")).containsExactly("done");
        }
    }

    @Test
    void the_systems_own_user_is_recorded_beside_the_name_that_is_given() {
        try (ControlDoor door = door(PATIENT)) {
            ask("greet");

            assertThat(asked.get().name()).isEqualTo("Sari");
            assertThat(asked.get().account()).contains(System.getProperty("user.name"));
        }
    }

    @Test
    void a_door_that_is_closed_in_order_broke_off_nothing() {
        for (int i = 0; i < 20; i++) {
            Workers workers = new Workers();
            ControlDoor closing = new ControlDoor(home, Map.of(), workers);
            Worker porter = workers.all().get(0);

            closing.close();

            assertThat(porter.restarts()).isZero();
        }
    }

    @Test
    void a_socket_that_a_killed_hub_left_is_replaced() throws IOException {
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(home.resolve(ControlSocket.NAME)));
        killed.close();
        assertThatThrownBy(() -> ask("greet")).hasMessageContaining("No hub runs on " + home);

        try (ControlDoor door = door(PATIENT)) {
            assertThat(ask("greet")).containsExactly("done");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_second_hub_takes_no_socket_at_which_one_answers() {
        try (ControlDoor door = door(PATIENT)) {
            assertThatThrownBy(() -> door(PATIENT))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another hub answers commands at " + home);

            assertThat(ask("greet")).containsExactly("done");
        }
    }

    @Test
    void in_a_home_too_deep_for_a_socket_the_commands_work_and_nothing_is_left() throws IOException {
        home = Files.createDirectories(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
        Path socket;
        try (ControlDoor door = door(PATIENT)) {
            socket = Files.readSymbolicLink(home.resolve(ControlSocket.NAME));
            assertThat(Files.getPosixFilePermissions(socket.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(ask("greet")).containsExactly("done");
        }
        assertThat(home).isEmptyDirectory();
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void a_door_that_is_closed_has_not_broken_off() {
        Workers workers = new Workers();
        ControlDoor door = new ControlDoor(home, Map.of(), workers, PATIENT);
        Worker porter = workers.all().get(0);

        door.close();

        assertThat(porter.restarts()).isZero();
    }

    /** Only root can become somebody else to try it. */
    @Test
    void another_user_of_the_machine_is_refused_whatever_the_files_allow() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can try it as somebody else");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv here");
        Path place = Files.createTempDirectory("simpul-door-");
        try {
            home = place;
            try (ControlDoor door = door(PATIENT)) {
                Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
                Files.setPosixFilePermissions(
                        place.resolve(ControlSocket.NAME), PosixFilePermissions.fromString("rw-rw-rw-"));

                assertThat(asNobody(place.resolve(ControlSocket.NAME))).contains("\"outcome\":\"refused\"");
                assertThat(asked.get()).isNull();
                assertThat(ask("greet")).containsExactly("done");
            }
        } finally {
            Files.deleteIfExists(place);
        }
    }

    /** By a source of its own: the other user may not be able to read this project's files. */
    private static String asNobody(Path socket) throws Exception {
        Path source =
                Files.writeString(Files.createTempDirectory("simpul-caller-").resolve("Caller.java"), CALLER);
        Files.setPosixFilePermissions(source.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            Process process = new ProcessBuilder(
                            "/usr/bin/setpriv",
                            "--reuid=nobody",
                            "--clear-groups",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            source.toString(),
                            socket.toString())
                    .directory(source.getParent().toFile())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } finally {
            Files.delete(source);
            Files.delete(source.getParent());
        }
    }

    private ControlDoor door(DoorLimits limits) {
        Map<String, Act> acts = Map.of("greet", call -> said(call, "done"), "plan", call -> {
            asked.set(call.staff());
            await().atMost(SOON).until(() -> longActs.getCount() == 0);
            return said(call, "planned");
        });
        return new ControlDoor(home, acts, new Workers(), limits);
    }

    private Said said(Act.Call call, String what) {
        asked.set(call.staff());
        return Said.of(List.of(Json.object().put("what", what)));
    }

    private List<String> ask(String act) {
        return new RunningHub(home)
                .ask(act, Json.object(), "Sari", "").stream()
                        .map(line -> line.path("what").asText())
                        .toList();
    }

    private SocketChannel open() throws IOException {
        SocketChannel channel = ControlSocket.of(home).connect();
        opened.add(channel);
        return channel;
    }

    /** Announces more than ever comes. */
    private static void half(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.allocate(5).putInt(1000).put((byte) '{').flip());
    }

    private static boolean isCut(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isCutWhileDripping(SocketChannel channel) {
        try {
            channel.write(ByteBuffer.allocate(4).putInt(1 << 20).flip());
            for (int i = 0; i < 1 << 20; i++) {
                channel.write(ByteBuffer.wrap(new byte[] {' '}));
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return false;
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
