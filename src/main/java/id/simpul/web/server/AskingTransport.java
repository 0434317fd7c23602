package id.simpul.web.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.util.function.Predicate;

/** The usual transport of Vert.x, but that its servers ask of every connection, before it says a word, whether there is room for it. */
final class AskingTransport extends JDKTransport {
    private final Predicate<Channel> room;

    AskingTransport(Predicate<Channel> room) {
        this.room = room;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new Threshold());
    }

    /** Of the server's own channel, which reads connections. */
    @ChannelHandler.Sharable
    private final class Threshold extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext server, Object accepted) {
            Channel connection = (Channel) accepted;
            if (room.test(connection)) {
                server.fireChannelRead(connection);
            } else {
                connection.unsafe().closeForcibly();
            }
        }
    }
}
