/** What every page of the console stands in: the call, the answer, who may, the words, the lists, the forms. */
package id.simpul.console.frame;
