/** What a library's own system exports, read record by record: MARC, MARCXML, tables of SLiMS and INLISLite, plain CSV and Excel. */
package id.simpul.catalogue.source;
