/** The programme: schools by quarters, districts, and a quarter's plan to be looked through. */
package id.simpul.console.rotation;
