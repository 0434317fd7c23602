/** Help, a page for each page of the console. */
package id.simpul.console.help;
