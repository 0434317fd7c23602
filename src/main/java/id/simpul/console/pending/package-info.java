/** What waits for a decision of staff. */
package id.simpul.console.pending;
