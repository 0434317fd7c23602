/** Copies as another library's system takes them in: MARC and SLiMS' own CSV, for a school that shows what stands on its shelf. */
package id.simpul.catalogue.shelf;
