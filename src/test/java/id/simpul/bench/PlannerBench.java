package id.simpul.bench;

import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Places;
import id.simpul.rotation.planner.Plan;
import id.simpul.rotation.planner.PlanFacts;
import id.simpul.rotation.planner.PlanFactsBuilder;
import id.simpul.rotation.planner.Planner;
import id.simpul.rotation.planner.School;
import id.simpul.rotation.planner.Title;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Prints how long the planner takes and how it grows from one host to the country. Settings as system properties: {@code schools}
 * (a list), {@code warm} (plans before the one that is measured), {@code demand} (copies a place), {@code history} (quarters already had), {@code copies} (of a title on average).
 */
public final class PlannerBench {
    private static final int BATCH = 100;
    private static final double DEMAND = Double.parseDouble(System.getProperty("demand", "1.3"));
    private static final int HISTORY = Integer.getInteger("history", 8);
    private static final int COPIES = Integer.getInteger("copies", 0);

    /** How often each is planned before it is measured. */
    private static final int WARM = Integer.getInteger("warm", 0);

    private PlannerBench() {}

    public static void main(String[] args) {
        System.out.printf(
                "%9s %11s %9s %9s %10s %8s %10s %14s %8s %12s %8s %s%n",
                "schools",
                "places",
                "titles",
                "facts s",
                "plan s",
                "cpu s",
                "us/place",
                "growth",
                "heap MB",
                "allocated MB",
                "filled",
                "method");
        plan(200);
        double before = 0;
        for (String size :
                System.getProperty("schools", "15,1000,5000,50000,149281").split(",")) {
            before = report(Integer.parseInt(size), before);
        }
    }

    private static double report(int schools, double before) {
        long start = System.nanoTime();
        PlanFacts facts = facts(schools);
        for (int i = 0; i < WARM; i++) {
            Planner.plan(facts);
        }
        long ready = System.nanoTime();
        long cpu = cpu();
        long allocated = Processors.allocated();
        Plan plan = Planner.plan(facts);
        double processor = (cpu() - cpu) / 1e9;
        double seconds = (System.nanoTime() - ready) / 1e9;
        allocated = Processors.allocated() - allocated;
        Runtime runtime = Runtime.getRuntime();
        double each = processor * 1e6 / Math.max(1, plan.places());
        System.out.printf(
                "%9d %11d %9d %9.2f %10.3f %8.3f %10.3f %14s %8d %12d %7.2f%% %s%n",
                schools,
                plan.places(),
                titles(schools),
                (ready - start) / 1e9,
                seconds,
                processor,
                each,
                before == 0 ? "" : String.format("x%.2f a place", each / before),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                allocated >> 20,
                100.0 * plan.filled() / Math.max(1, plan.places()),
                plan.method());
        return each;
    }

    /** What the thread itself used: tells the planner's own time from that of others on the machine. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void plan(int schools) {
        for (int i = 0; i < 3; i++) {
            Planner.plan(facts(schools));
        }
    }

    private static int copies(int schools) {
        return COPIES > 0 ? COPIES : Math.max(1, Math.min(100, schools / 100));
    }

    private static int titles(int schools) {
        return Math.max(1_400, (int) (schools * (double) BATCH * DEMAND / copies(schools)));
    }

    private static PlanFacts facts(int schools) {
        SplittableRandom random = new SplittableRandom(42);
        PlanFactsBuilder facts = PlanFacts.builder();
        int titles = titles(schools);
        int copies = (int) Math.ceil(schools * (double) BATCH * DEMAND / titles);
        for (int s = 0; s < schools; s++) {
            Places places = Places.inProportion(BATCH, 60 + random.nextInt(60), 60 + random.nextInt(60));
            facts.school(School.of(String.format("%08d", 10_000_000 + s), places, 1 + random.nextInt(4))
                    .preferring(s % 3 == 0 ? new String[] {"59", "6"} : new String[] {}));
        }
        for (int t = 0; t < titles; t++) {
            int kind = random.nextInt(10);
            Level level = kind < 4 ? Level.LOWER : kind < 8 ? Level.UPPER : Level.BOTH;
            facts.title(Title.of("T" + t, level, 1 + random.nextInt(2 * copies - 1))
                    .about(String.valueOf(random.nextInt(100, 999))));
        }
        for (int s = 0; s < schools; s++) {
            Arrays.stream(random.ints(Math.min(HISTORY * (long) BATCH, titles / 2), 0, titles)
                            .toArray())
                    .forEach(new History(facts, s)::had);
        }
        return facts.build();
    }

    private record History(PlanFactsBuilder facts, int school) {
        void had(int title) {
            facts.had(school, title);
        }
    }
}
