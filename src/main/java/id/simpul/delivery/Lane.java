package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;

/** One partner and one channel: what is promised there is delivered in order. */
record Lane(PartnerId partner, Channel channel) {}
