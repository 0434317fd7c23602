package id.simpul.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.security.CheckType;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {

    @Test
    void what_is_printed_for_an_external_broker_is_what_the_embedded_one_has() throws Exception {
        Configuration printed = parsed(BrokerConfig.print(Limits.DEFAULT));
        new Topology(Limits.DEFAULT).addressSettings().forEach((match, settings) -> assertThat(
                        printed.getAddressSettings().get(match).toJSON())
                .as(match)
                .isEqualTo(settings.toJSON()));
        assertThat(printed.getMaxDiskUsage()).isEqualTo(90);
    }

    @Test
    void only_the_hub_may_do_anything_until_a_partner_is_added() throws Exception {
        Configuration printed = parsed(BrokerConfig.print(Limits.DEFAULT));
        assertThat(printed.getSecurityRoles()).containsOnlyKeys("#");
        assertThat(printed.getSecurityRoles().get("#"))
                .allMatch(role -> role.getName().equals(ExternalRoles.HUB))
                .anyMatch(CheckType.SEND::hasRole)
                .anyMatch(CheckType.MANAGE::hasRole);
    }

    @Test
    void an_external_broker_gets_no_mqtt() throws Exception {
        Configuration printed = parsed(BrokerConfig.print(Limits.DEFAULT));
        assertThat(printed.getAcceptorConfigurations())
                .extracting(acceptor -> acceptor.getName())
                .containsExactlyInAnyOrder("core", "amqp", "stomp");
    }

    @Test
    void the_whole_file_for_a_container_is_one_the_broker_reads() throws Exception {
        Configuration printed = new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(
                        BrokerConfig.file(Limits.DEFAULT).getBytes(StandardCharsets.UTF_8)));

        assertThat(BrokerConfig.file(Limits.DEFAULT)).doesNotContain("disk-full-policy");
        assertThat(printed.getName()).isEqualTo("simpul");
        assertThat(printed.getAcceptorConfigurations())
                .hasSize(3)
                .allMatch(acceptor -> acceptor.getParams().get("host").equals("0.0.0.0"));
        assertThat(printed.getSecurityRoles()).containsOnlyKeys("#");
    }

    private static Configuration parsed(String fragment) throws Exception {
        String file = "<configuration xmlns=\"urn:activemq\"><core xmlns=\"urn:activemq:core\">" + fragment
                + "</core></configuration>";
        return new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
