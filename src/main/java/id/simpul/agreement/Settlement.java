package id.simpul.agreement;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;

/**
 * By whom and on which day a proposal was decided.
 *
 * @param by the national library, or the library's own staff, who signed or recorded what came on paper
 */
record Settlement(PartnerId by, LocalDate on) {}
