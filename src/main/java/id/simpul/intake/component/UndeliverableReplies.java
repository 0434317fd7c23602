package id.simpul.intake.component;

import id.simpul.intake.Answer;

/** Where a reply goes whose queue is missing, full or closed to the hub, so that it does not sink the rest of its batch. */
public interface UndeliverableReplies {
    /**
     * Keeps the reply durably before it returns: the request is acknowledged afterwards. It may be called again with the
     * same reply, if the broker fails before that. An exception counts as trouble of the hub: the batch comes again.
     */
    void keep(Answer reply, String why);

    /** Whether the broker takes nothing from anybody now, as with a full disk: then no queue is at fault, and the batch comes again. */
    boolean isBrokerFull();
}
