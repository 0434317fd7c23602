package id.simpul.trouble.mail;

import id.simpul.partner.PartnerId;

/** Another e-mail address of a partner, as staff know it. */
record MailAddress(PartnerId partner, String email) {}
