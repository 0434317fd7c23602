package id.simpul.proof;

/** What all clients of a ledger together may still begin to send: the quick of them send more of it. */
final class Allowance {
    private int left;

    synchronized void add(int more) {
        left = Math.addExact(left, more);
    }

    /** @return how many the asker may send, which nobody else does; at most so many, 0 while there are none */
    synchronized int take(int most) {
        int taken = Math.min(most, left);
        left -= taken;
        return taken;
    }

    synchronized boolean isUsed() {
        return left == 0;
    }
}
