package id.simpul.intake;

import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import java.util.Optional;

/**
 * One message on its way through the intake: what came, what it says and, as soon as it is known, what is answered.
 *
 * @param incoming the message as it came
 * @param opened the request in it, or what is wrong with it
 * @param idUse whether another message had its id before
 * @param decided empty unless it was judged now
 * @param reply empty until it is known
 * @param aside what becomes of it instead of a reply
 */
public record Case(
        Incoming incoming,
        Opened opened,
        IdUse idUse,
        Optional<Decided> decided,
        Optional<Reply> reply,
        Optional<Answer> aside) {
    /** A partner's id names one request for ever. */
    public enum IdUse {
        FIRST,
        REPEATED,
        CONFLICTING
    }

    public static Case of(Incoming incoming, Opened opened) {
        return new Case(incoming, opened, IdUse.FIRST, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An act of the library's staff, which came in no message. */
    static Case ofAct(Request act, Fingerprint fingerprint) {
        Incoming none = new Incoming(act.partner(), act.kind(), act.id(), act.time(), new byte[0]);
        return of(none, new Opened.WellFormed(act, fingerprint));
    }

    /** The id came before, with the same body. */
    Case repeated() {
        return new Case(incoming, opened, IdUse.REPEATED, decided, reply, aside);
    }

    /** The id came before, with another body. */
    Case conflicting() {
        return new Case(incoming, opened, IdUse.CONFLICTING, decided, reply, aside);
    }

    Case replied(Reply known) {
        return new Case(incoming, opened, idUse, decided, Optional.of(known), aside);
    }

    Case decided(Decided now, Reply known) {
        return new Case(incoming, opened, idUse, Optional.of(now), Optional.of(known), aside);
    }

    /** The hub itself cannot answer it; why is for staff, with nothing personal in it. */
    Case failed(String why) {
        Answer.About about = new Answer.About(id(), request().map(Request::type).map(RequestType::wire));
        return aside(Answer.deadLetter(incoming, why, about));
    }

    /** It stays where it came from, and is read again. */
    Case later() {
        return aside(Answer.later(incoming));
    }

    /** The same, and its partner is read apart from the others from now on. */
    Case apart() {
        return aside(Answer.apart(incoming));
    }

    private Case aside(Answer instead) {
        return new Case(incoming, opened, idUse, decided, reply, Optional.of(instead));
    }

    /** Whether it stays where it came from. */
    boolean isLeft() {
        return aside.filter(Answer::isLeft).isPresent();
    }

    /** Whether it still is to be answered. */
    public boolean isOpen() {
        return reply.isEmpty() && aside.isEmpty();
    }

    /** Whether a desk has to judge it: an open request whose id is its own. */
    boolean isToBeJudged() {
        return isOpen() && idUse == IdUse.FIRST && request().isPresent();
    }

    /** Whether it took its id for ever. */
    boolean tookItsId() {
        return decided.isPresent() && !isTest();
    }

    boolean isTest() {
        return request().filter(Request::test).isPresent();
    }

    /** The id the message gave itself, where it is one that can be repeated. */
    public Optional<String> id() {
        return opened instanceof Opened.Malformed malformed
                ? malformed.id()
                : request().map(Request::id);
    }

    public Optional<Request> request() {
        return opened instanceof Opened.WellFormed wellFormed ? Optional.of(wellFormed.request()) : Optional.empty();
    }

    Optional<RequestKey> key() {
        return request().map(RequestKey::of);
    }

    /** What is sent; empty until it is known. */
    public Optional<Answer> answer() {
        return aside.or(() -> reply.map(known -> Answer.reply(incoming, known.correlationId(), known.bytes())));
    }
}
