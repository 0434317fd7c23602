package id.simpul.booking;

/** What is booked on a day: how many bookings, how many of them of whole classes, how many people in all. */
record Load(long bookings, long classes, long people) {
    static final Load NONE = new Load(0, 0, 0);

    Load plus(Load more) {
        return new Load(bookings + more.bookings, classes + more.classes, people + more.people);
    }

    Load minus(Load less) {
        return new Load(bookings - less.bookings, classes - less.classes, people - less.people);
    }
}
