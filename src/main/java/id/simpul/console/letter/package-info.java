/** What links in mails and on papers open, and what schools fill in that are no partners yet: pages without session, cookie or script. */
package id.simpul.console.letter;
