package id.simpul.booking;

import id.simpul.policy.Policy;

/**
 * How much of each a day takes (R21, R26, R27). Class visits are visits: they count among the visits and the people of the day,
 * and have a limit of their own beside.
 */
record Capacity(long bookings, long classes, long people) {
    private static final long ANY = Long.MAX_VALUE;

    static Capacity of(Resource resource, Policy policy) {
        return switch (resource) {
            case VISIT ->
                new Capacity(
                        policy.visits().perDay(),
                        policy.visits().classVisitsPerDay(),
                        policy.visits().peoplePerDay());
            case GUIDANCE -> new Capacity(policy.services().guidancePerDay(), ANY, ANY);
            case ORIENTATION -> new Capacity(policy.services().orientationPerDay(), ANY, ANY);
            case INTERNSHIP -> new Capacity(ANY, ANY, policy.internships().places());
        };
    }

    boolean holds(Load load) {
        return load.bookings() <= bookings && load.classes() <= classes && load.people() <= people;
    }
}
