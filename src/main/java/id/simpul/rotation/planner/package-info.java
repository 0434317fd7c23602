/** Who gets which titles in which quarter, by which run: pure computation from facts to a plan that explains itself. */
package id.simpul.rotation.planner;
