package id.simpul.command;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whoever sits at the terminal, if anybody does. */
interface Terminal {
    Set<String> YES = Set.of("y", "ya", "yes");

    /** Whether there is somebody who can be asked: not in a script, nor where output goes into a file. */
    boolean isThere();

    /** What is typed; nothing if it is broken off. */
    Optional<String> answer(String question);

    /** Whether the answer is yes; anything else is no. */
    default boolean agrees(String question) {
        return answer(question)
                .map(said -> said.strip().toLowerCase(Locale.ROOT))
                .filter(YES::contains)
                .isPresent();
    }

    /** That of this process. */
    @SuppressWarnings("SystemConsoleNull") // the start script has every Java give none where output is redirected
    static Terminal ofSystem() {
        return new Terminal() {
            @Override
            public boolean isThere() {
                return System.console() != null;
            }

            @Override
            public Optional<String> answer(String question) {
                Console console = System.console();
                return console == null ? Optional.empty() : Optional.ofNullable(console.readLine("%s", question));
            }
        };
    }
}
