package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A library and its schools invented from a seed, which lives through quarters as its plans are carried out. */
final class Instances {
    final List<School> schools = new ArrayList<>();
    final List<Title> titles = new ArrayList<>();
    final Map<String, Set<String>> had = new HashMap<>();

    /** What is invented: batch places, copies a place, most copies a title has, and the quarters to plan. */
    record Shape(int schools, int places, double copiesPerPlace, int mostCopies, int quarters) {}

    static Instances invent(Shape shape, long seed) {
        Random random = new Random(seed);
        Instances world = new Instances();
        for (int s = 0; s < shape.schools(); s++) {
            Places places = Places.inProportion(shape.places(), 20 + random.nextInt(60), 20 + random.nextInt(60));
            int quarters = shape.quarters() - random.nextInt(Math.max(1, shape.quarters() / 2));
            world.schools.add(School.of("S" + (100_000 + s), places, quarters));
            world.had.put("S" + (100_000 + s), new HashSet<>());
        }
        int copies = (int) (shape.schools() * shape.places() * shape.copiesPerPlace());
        for (int t = 0; copies > 0; t++) {
            int some = Math.min(copies, 1 + (int) (shape.mostCopies() * Math.pow(random.nextDouble(), 2)));
            int kind = random.nextInt(10);
            Level level = kind < 4 ? Level.LOWER : kind < 8 ? Level.UPPER : Level.BOTH;
            world.titles.add(Title.of("T" + (100_000 + t), level, some));
            copies -= some;
        }
        return world;
    }

    /** The facts of the given quarter, counted from the first. */
    PlanFacts facts(int quarter) {
        PlanFactsBuilder facts = PlanFacts.builder();
        for (School s : schools) {
            int waits = Math.max(0, s.startsIn() - quarter);
            int past = Math.max(0, quarter - s.startsIn());
            facts.school(new School(s.id(), s.places(), waits, Math.max(0, s.quarters() - past), s.themes()));
        }
        titles.forEach(facts::title);
        had.forEach((school, all) -> all.forEach(title -> facts.had(school, title)));
        return facts.build();
    }

    /** The rows of the first quarter, to which a test may add. */
    PlanFactsBuilder rows() {
        PlanFactsBuilder facts = PlanFacts.builder();
        schools.forEach(facts::school);
        titles.forEach(facts::title);
        had.forEach((school, all) -> all.forEach(title -> facts.had(school, title)));
        return facts;
    }

    void carryOut(Plan plan) {
        plan.batches().forEach(b -> had.get(b.school()).addAll(b.titles()));
    }
}
