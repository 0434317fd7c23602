/** A catalogue is brought in: looked through and shown first, then sent on the library's own queue, and what came of it is told. */
package id.simpul.catalogue.imports;
