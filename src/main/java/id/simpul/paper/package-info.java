/** What is printed: one typeface, one palette, codes to be scanned, and the library's papers, drawn of what is handed in. */
package id.simpul.paper;
