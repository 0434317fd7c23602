package id.simpul.command;

import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The settable clock of a hub that was started with SIMPUL_CLOCK. */
@Command(name = "clock", description = "Show the hub's clock, or put it forward (only with SIMPUL_CLOCK).")
public final class ClockCommand {
    @Command(name = "show", description = "Show what time the hub takes it to be.")
    int show(@Mixin Context context) {
        return context.perform("clock.show", Json.object());
    }

    @Command(name = "set", description = "Put it forward; what falls due on the way is done.")
    int set(
            @Mixin Context context,
            @Parameters(paramLabel = "INSTANT", description = "such as 2026-07-01T01:00:00Z") String instant) {
        return context.perform("clock.set", Json.object().put("instant", instant));
    }
}
