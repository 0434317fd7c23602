package id.simpul.exchange;

/** What a side does with a pair, beside the other side's steps and in whatever order the two tell of them. */
enum Step {
    AGREED,
    DECLINED,
    SENT,
    RECEIVED
}
