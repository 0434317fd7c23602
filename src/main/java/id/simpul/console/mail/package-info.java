/** Mails to partners, and what staff do about those that did not arrive. */
package id.simpul.console.mail;
