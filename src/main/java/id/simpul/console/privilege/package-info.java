/** The counter's page: who may borrow. */
package id.simpul.console.privilege;
