package id.simpul.settings;

import id.simpul.policy.Mistake;
import id.simpul.policy.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The variables of the environment as they are read, with every mistake found on the way; an empty one counts as not set. */
final class Environment {
    static final String PREFIX = "SIMPUL_";
    private static final String FILE = "_FILE";
    private static final int LAST_PORT = 65_535;
    private static final int LARGEST_COUNT = 100_000;

    private final Map<String, String> variables = new TreeMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    Environment(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                this.variables.put(name, value.strip());
            }
        });
    }

    /** Every set variable must be one of these, or the file of one of these secrets. */
    void allowOnly(Set<String> plain, Set<String> secrets) {
        Set<String> known = new TreeSet<>(plain);
        secrets.forEach(name -> {
            known.add(name);
            known.add(name + FILE);
        });
        variables.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> {
            Optional<String> nearest = Nearest.to(name, known);
            mistake(
                    name,
                    "variabel ini tidak dikenal; "
                            + nearest.map(near -> "mungkin maksudnya " + near).orElse("hapus"),
                    "there is no such variable; "
                            + nearest.map(near -> "did you mean " + near + "?").orElse("unset it"));
        });
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    boolean isSet(String name) {
        return variables.containsKey(name) || variables.containsKey(name + FILE);
    }

    /** {@code true} or {@code false}; the latter if it is not set. */
    boolean isOn(String name) {
        return parsed(name, Environment::yesOrNo, "true atau false", "true or false")
                .orElse(false);
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    int port(String name, int otherwise) {
        return parsed(name, within(0, LAST_PORT), "sebuah port, 0 sampai 65535", "a port, 0 to 65535")
                .orElse(otherwise);
    }

    /** How many of something there may be, at least one. */
    int count(String name, int otherwise) {
        return parsed(name, within(1, LARGEST_COUNT), "bilangan 1 sampai 100000", "a number, 1 to 100000")
                .orElse(otherwise);
    }

    private static Function<String, Integer> within(int least, int most) {
        return text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        };
    }

    /** A value of some form; none if it is not set or, which is a mistake then, not of that form. */
    <T> Optional<T> parsed(String name, Function<String, T> parser, String indonesian, String english) {
        Optional<String> text = text(name);
        try {
            return text.map(parser);
        } catch (RuntimeException e) {
            mistake(
                    name,
                    "\"" + text.get() + "\" tidak dapat dipakai; isi dengan " + indonesian,
                    "\"" + text.get() + "\" cannot be used; set it to " + english);
            return Optional.empty();
        }
    }

    Optional<Path> path(String name) {
        return parsed(name, Path::of, "nama berkas atau folder", "a file or folder name");
    }

    /** A secret, from its variable or from the file that its other variable names; its value is never told. */
    Optional<String> secret(String name) {
        Optional<String> file = text(name + FILE);
        if (file.isPresent() && text(name).isPresent()) {
            mistake(
                    name,
                    "diisi bersama " + name + FILE + "; hapus salah satu",
                    "is set together with " + name + FILE + "; unset one");
            return Optional.empty();
        }
        return file.isPresent() ? content(name + FILE, file.get()) : text(name);
    }

    private Optional<String> content(String name, String file) {
        try {
            String secret = Files.readString(Path.of(file)).strip();
            if (!secret.isEmpty()) {
                return Optional.of(secret);
            }
            mistake(
                    name,
                    "berkas \"" + file + "\" kosong; tulis rahasianya di sana",
                    "the file \"" + file + "\" is empty; put the secret there");
        } catch (IOException | InvalidPathException e) {
            mistake(
                    name,
                    "berkas \"" + file + "\" tidak terbaca; periksa namanya dan izinnya",
                    "the file \"" + file + "\" cannot be read; check its name and permissions");
        }
        return Optional.empty();
    }

    void mistake(String name, String indonesian, String english) {
        mistakes.add(new Mistake(name, indonesian, english));
    }

    void throwIfMistaken() {
        if (!mistakes.isEmpty()) {
            throw new SettingsMistakes(mistakes);
        }
    }
}
