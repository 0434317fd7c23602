/**
 * The staff console.
 *
 * <p><b>To add a list</b> that a feature has ({@link id.simpul.feature.Listing}): a {@link id.simpul.console.frame.ListPage} at its
 * address in {@link id.simpul.console.Console}, with where its rows lead and which acts stand above it; its words
 * {@code list.<name>.title}, {@code .lede} and {@code .empty} in {@code console_id.properties} and {@code console_en.properties}. CSV,
 * Excel, filters, paging and print come with it. A column that tells of a person is {@code Column.personal}: viewers do not see it.
 *
 * <p><b>To add a thing's page</b>: a {@link id.simpul.console.frame.ThingPage}, with the list whose one row it is, the acts that can be
 * done with it (their fields filled from the row), what belongs to it, and where its history is read.
 *
 * <p><b>To add an act</b>: nothing but its schema. Its form is at {@code /acts/<name without staff.>}, made from the schema; the words
 * {@code act.<whole name>} give its button a verb, {@code .title} its page a heading, {@code .note} a sentence that says what it means.
 * Who may is said in {@link id.simpul.console.frame.ActLinks#leastFor}.
 *
 * <p><b>To add another page</b>: a class that is a {@link id.simpul.console.frame.Page}, in a package of its area, at most 200 lines; a
 * template of its own in {@code resources/console} that extends {@code base}; one line in {@code Console.pages}. It reads through
 * {@link id.simpul.console.frame.Reads} and acts through {@link id.simpul.console.frame.Hand}, with an id of the act from its form. What
 * is not there, or not the reader's, is {@link id.simpul.console.frame.NoPage}.
 *
 * <p>The menu shows an entry as soon as there is a page at its address ({@code frame.Menu}).
 */
package id.simpul.console;
