package id.simpul.web;

import id.simpul.intake.envelope.ContractDocuments;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Serves the contract as the ecosystem's tools read it: schemas, AsyncAPI, OpenAPI, codes; open to anyone. */
public final class ContractPages {
    private static final String ROOT = "/contract";

    private final ContractDocuments documents;

    public ContractPages(ContractDocuments documents) {
        this.documents = documents;
    }

    /** Which headers of an answer are told: Camel's own choice keeps {@code Cache-Control} back. */
    public static HeaderFilterStrategy headersToTell() {
        HttpHeaderFilterStrategy strategy = new HttpHeaderFilterStrategy();
        strategy.getOutFilter().remove("cache-control");
        return strategy;
    }

    public void page(Exchange exchange) {
        Message message = exchange.getMessage();
        String path = message.getHeader(Exchange.HTTP_URI, ROOT, String.class);
        if (path.equals(ROOT)) {
            toTheFolder(message);
            return;
        }
        Optional<ContractDocuments.Document> found = documents.find(
                path.substring(Math.min(path.length(), ROOT.length())).replaceFirst("^/+", ""));
        if (found.isEmpty()) {
            Problem.NO_PAGE.answer(exchange);
        } else {
            give(message, found.get());
        }
    }

    /** The index names its documents by where it stands. */
    private static void toTheFolder(Message message) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 308);
        message.setHeader("Location", ROOT + "/");
        message.setBody(null);
    }

    /** Whoever has the document as it is now is not sent it again (RFC 9110, 13.1.2). */
    private static void give(Message message, ContractDocuments.Document document) {
        String known = message.getHeader("If-None-Match", "", String.class);
        message.removeHeaders("*");
        message.setHeader("ETag", document.tag());
        message.setHeader("Cache-Control", "public, max-age=3600");
        if (known.contains(document.tag()) || known.equals("*")) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 304);
            message.setBody(null);
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, document.mediaType());
            message.setBody(ByteBuffer.wrap(document.content()));
        }
    }

    /** Says plainly of a part of the contract that this hub does not have it yet. */
    public void notYet(Exchange exchange) {
        Problem.NOT_YET.answer(exchange);
    }
}
