package id.simpul.console.letter;

import id.simpul.delivery.link.Applications;
import id.simpul.intake.StaffHand;
import java.util.function.Consumer;

/**
 * What the pages for those stand on who are no partners yet.
 *
 * @param hand through which they wait for staff
 * @param asks mails the question whether it was them
 */
public record JoinParts(LetterParts letters, StaffHand hand, Consumer<Applications.Made> asks) {}
