/** The pages of visits. */
package id.simpul.console.booking;
