package id.simpul.sheet;

import id.simpul.ledger.Request.Staff;

/**
 * A list that somebody hands over.
 *
 * @param id of the upload: what it does is done once, however often it is asked for
 * @param name of the file
 * @param content its bytes
 */
public record Sheet(String id, SheetKind kind, String name, byte[] content, Staff staff) {}
