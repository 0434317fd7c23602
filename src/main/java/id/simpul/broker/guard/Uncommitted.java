package id.simpul.broker.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;

/** What was sent to each address in transactions that are still open: it waits in no queue yet, and takes room all the same. */
final class Uncommitted {
    private final Map<String, Load> loads = new ConcurrentHashMap<>();

    /** Messages and their bytes. */
    record Load(long messages, long bytes) {
        static final Load NONE = new Load(0, 0);

        Load plus(long moreMessages, long moreBytes) {
            return new Load(messages + moreMessages, bytes + moreBytes);
        }
    }

    Load at(String address) {
        return loads.getOrDefault(address, Load.NONE);
    }

    /** Counts a message until its transaction ends, however it ends. */
    void add(String address, long bytes, Transaction transaction) {
        change(address, 1, bytes);
        transaction.addOperation(new TransactionOperationAbstract() {
            @Override
            public void afterCommit(Transaction committed) {
                change(address, -1, -bytes);
            }

            @Override
            public void afterRollback(Transaction rolledBack) {
                change(address, -1, -bytes);
            }
        });
    }

    private void change(String address, long messages, long bytes) {
        loads.compute(address, (same, load) -> {
            Load changed = (load == null ? Load.NONE : load).plus(messages, bytes);
            return changed.messages() <= 0 ? null : changed;
        });
    }
}
