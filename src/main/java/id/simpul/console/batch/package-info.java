/** Batches and the trips of the vehicle: one batch with its course, books and history, what a school said by phone, a day's stops. */
package id.simpul.console.batch;
