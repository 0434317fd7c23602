/** The library's catalogue: brought in, shown, confirmed, followed. */
package id.simpul.console.catalogue;
