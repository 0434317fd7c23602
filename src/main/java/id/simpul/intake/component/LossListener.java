package id.simpul.intake.component;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/** Tells once more than enough that a session's connection is lost. */
record LossListener(Runnable lost) implements SessionFailureListener {
    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver) {
        lost.run();
    }

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver, String scaleDownTargetNodeID) {
        lost.run();
    }

    @Override
    public void beforeReconnect(ActiveMQException exception) {
        lost.run();
    }
}
