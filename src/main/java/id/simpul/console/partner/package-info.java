/** The pages of partners. */
package id.simpul.console.partner;
