package id.simpul.broker.guard;

/** What the guards of all connections of one broker share. */
record Watch(GuardLimits limits, String hubUser, Doorstep doorstep, Logins logins, Refusals refusals) {

    /** The hub itself is let do what no partner may. */
    boolean isHub(String user) {
        return user.equals(hubUser);
    }
}
