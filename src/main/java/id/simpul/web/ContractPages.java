package id.simpul.web;

import id.simpul.intake.envelope.ContractDocuments;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Serves the contract as the ecosystem's tools read it: schemas, AsyncAPI, OpenAPI, codes; open to anyone. */
public final class ContractPages {
    private static final String ROOT = "/contract";

    private final ContractDocuments documents;

    public ContractPages(ContractDocuments documents) {
        this.documents = documents;
    }

    public void page(Exchange exchange) {
        Message message = exchange.getMessage();
        String path = message.getHeader(Exchange.HTTP_URI, ROOT, String.class);
        String wanted = path.substring(Math.min(path.length(), ROOT.length())).replaceFirst("^/+", "");
        Optional<ContractDocuments.Document> found = documents.find(wanted);
        if (found.isEmpty()) {
            Problem.NO_PAGE.answer(exchange);
            return;
        }
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, found.get().mediaType());
        message.setHeader("Cache-Control", "public, max-age=3600");
        message.setBody(ByteBuffer.wrap(found.get().content()));
    }

    /** Says plainly of a part of the contract that this hub does not have it yet. */
    public void notYet(Exchange exchange) {
        Problem.NOT_YET.answer(exchange);
    }
}
