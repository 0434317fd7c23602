/** What is printed for the rotation, on pages. */
package id.simpul.console.paper;
