/** What today asks of staff. */
package id.simpul.console.today;
