package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.partner.PartnerId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * Sends the answers of a batch in the session that consumed it. Such sends fail only at the commit, and then do not say
 * which: so after a failed commit the same batch is answered in a careful way, each reply in a transaction of its own, and
 * so are afterwards the partners whose replies did not go through, until one does.
 */
final class ReplySender {
    private static final Set<ActiveMQExceptionType> REPLY_QUEUE_AT_FAULT = EnumSet.of(
            ActiveMQExceptionType.ADDRESS_FULL,
            ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
            ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
            ActiveMQExceptionType.SECURITY_EXCEPTION);

    private final Predicate<PartnerId> takesReplies;
    private final UndeliverableReplies undeliverable;
    private final Set<PartnerId> careful = new TreeSet<>();
    private boolean allCareful;

    ReplySender(Predicate<PartnerId> takesReplies, UndeliverableReplies undeliverable) {
        this.takesReplies = takesReplies;
        this.undeliverable = undeliverable;
    }

    /** Sends what the route answered; it is committed together with the acknowledgement. */
    void send(ShardSession shard, List<Answer> answers) throws ActiveMQException {
        shard.withoutReplies().stream().filter(takesReplies).forEach(careful::add);
        try (Careful aside = new Careful(shard)) {
            for (Answer answer : answers) {
                if (answer.isLeft() || isForNobody(answer)) {
                    continue;
                }
                if (isCareful(answer)) {
                    aside.send(answer);
                } else {
                    post(shard.session(), shard.producer(), answer);
                }
            }
        }
    }

    /** To be told whether the commit went through. */
    void committed(boolean well) {
        allCareful = !well;
    }

    private boolean isForNobody(Answer answer) {
        return answer.kind() == Answer.Kind.REPLY
                && !takesReplies.test(answer.incoming().partner());
    }

    private boolean isCareful(Answer answer) {
        return answer.kind() == Answer.Kind.REPLY
                && (allCareful || careful.contains(answer.incoming().partner()));
    }

    private static void post(ClientSession session, ClientProducer producer, Answer answer) throws ActiveMQException {
        producer.send(SimpleString.of(AnswerMessages.addressOf(answer)), AnswerMessages.write(session, answer));
    }

    /** The careful way, in a session opened on first use. */
    private final class Careful implements AutoCloseable {
        private final ShardSession shard;
        /** After one reply of a partner the rest of its batch goes the same way, so that none overtakes it. */
        private final Set<PartnerId> givenUp = new TreeSet<>();

        private ClientSession session;
        private ClientProducer producer;

        Careful(ShardSession shard) {
            this.shard = shard;
        }

        void send(Answer answer) throws ActiveMQException {
            PartnerId partner = answer.incoming().partner();
            if (givenUp.contains(partner)) {
                giveUp(answer, "an earlier reply could not be sent");
                return;
            }
            try {
                open();
                if (!session.queueQuery(SimpleString.of(AnswerMessages.addressOf(answer)))
                        .isExists()) {
                    giveUp(answer, "the queue does not exist");
                    return;
                }
                post(session, producer, answer);
                session.commit();
                careful.remove(partner);
                shard.withoutReplies().remove(partner);
            } catch (ActiveMQException e) {
                if (!REPLY_QUEUE_AT_FAULT.contains(e.getType()) || undeliverable.isBrokerFull()) {
                    throw e;
                }
                close();
                giveUp(answer, e.getMessage());
            }
        }

        private void giveUp(Answer answer, String why) {
            careful.add(answer.incoming().partner());
            givenUp.add(answer.incoming().partner());
            undeliverable.keep(answer, why);
        }

        private void open() throws ActiveMQException {
            if (session == null) {
                session = shard.another();
                producer = session.createProducer();
            }
        }

        @Override
        public void close() throws ActiveMQException {
            if (session != null) {
                session.close();
                session = null;
            }
        }
    }
}
