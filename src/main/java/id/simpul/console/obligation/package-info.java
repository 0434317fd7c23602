/** What schools are to replace. */
package id.simpul.console.obligation;
