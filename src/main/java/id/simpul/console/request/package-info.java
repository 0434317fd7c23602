/** The pages of what partners asked, and of finding anything. */
package id.simpul.console.request;
