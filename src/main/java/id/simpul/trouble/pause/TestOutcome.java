package id.simpul.trouble.pause;

import id.simpul.partner.PartnerId;

/**
 * That a test request is on its way.
 *
 * @param request its number, by which its answer is found
 */
record TestOutcome(PartnerId partner, String request) {}
