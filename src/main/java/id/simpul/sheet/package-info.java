/**
 * Lists that people keep in spreadsheets, brought in whole: read from CSV or Excel, looked over line by line, and each line done as
 * the act it stands for, all in one transaction or none.
 *
 * <p><b>To add a kind of list</b>: a line in {@link id.simpul.sheet.SheetKind} with its columns, and a class that makes acts of its
 * lines, such as {@link id.simpul.sheet.PartnerLines}.
 */
package id.simpul.sheet;
