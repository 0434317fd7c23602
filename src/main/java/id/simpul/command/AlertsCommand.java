package id.simpul.command;

import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Mails to the operator. */
@Command(name = "alerts", description = "Mails by which the hub tells of its own trouble (SIMPUL_ALERTS_TO).")
public final class AlertsCommand {
    @Command(name = "test", description = "Send a mail to each address now, to see whether it arrives.")
    int test(@Mixin Context context) {
        return context.perform("alerts.test", Json.object());
    }
}
