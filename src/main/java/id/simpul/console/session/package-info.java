/** Who of the staff may come in, with what, and who is in. */
package id.simpul.console.session;
