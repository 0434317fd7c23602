package id.simpul.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has failed messages tried again. */
@Command(
        name = "retry",
        description = "Try failed messages again, through their partner's own queue and the same checks as ever.",
        footer = {"", "Each has one effect and one reply, however often it is tried; `failures` shows what came of it."
        })
public final class RetryCommand implements Callable<Integer> {
    @Mixin
    private Context context;

    @Mixin
    private FailedOnes failed;

    @Override
    public Integer call() {
        return context.performOnAll("staff.failure.retry", failed.arguments());
    }
}
