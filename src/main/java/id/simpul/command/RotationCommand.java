package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rotation as a whole: its quarters, districts, schools, and the trips of the vehicle. */
@Command(name = "rotation", description = "Show the rotation as a whole: quarters, districts, schools, plan and trips.")
public final class RotationCommand {
    @Command(
            name = "quarters",
            description = "List the quarters, the newest first: how far each is, and who approved it.")
    int quarters(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("rotation.quarters", Json.object(), options);
    }

    @Command(name = "districts", description = "List the districts with their batches of a quarter.")
    int districts(
            @Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "QUARTER") String quarter) {
        return context.list("rotation.districts", Json.object().put("quarter", quarter), options);
    }

    @Command(name = "schools", description = "List the schools that take part, by name, with their late batches.")
    int schools(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--region", paramLabel = "CODE", description = "such as 13.75") String region,
            @Option(names = "--late", description = "Only those whose batch is late") boolean late,
            @Option(names = "--name", paramLabel = "TEXT", description = "With this in their names") String name) {
        ObjectNode filters = Json.object();
        put(filters, "region", region);
        put(filters, "q", name);
        put(filters, "late", late ? "true" : null);
        return context.list("rotation.schools", filters, options);
    }

    @Command(name = "plan", description = "List a quarter's batches as they are planned, the emptiest first.")
    int plan(@Mixin Context context, @Mixin ListOptions options, @Parameters(paramLabel = "QUARTER") String quarter) {
        return context.list("rotation.plan", Json.object().put("quarter", quarter), options);
    }

    @Command(name = "trips", description = "List the trips to come and those of late by day, or all of a quarter.")
    int trips(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--quarter", paramLabel = "QUARTER", description = "such as 2026-Q4") String quarter) {
        ObjectNode filters = Json.object();
        put(filters, "quarter", quarter);
        return context.list("run.list", filters, options);
    }

    @Command(
            name = "stops",
            description = "List the schools to which a trip brings a batch, with whom to ask for there.")
    int stops(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Parameters(paramLabel = "QUARTER") String quarter,
            @Parameters(paramLabel = "RUN", description = "The trip's number") int run) {
        return context.list(
                "run.stops", Json.object().put("quarter", quarter).put("run", String.valueOf(run)), options);
    }

    private static void put(ObjectNode filters, String field, String value) {
        if (value != null) {
            filters.put(field, value);
        }
    }
}
