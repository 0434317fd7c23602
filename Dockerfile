# Builds the hub and leaves only what runs: a thin jar, its libraries, a JRE. Not as root: PostgreSQL refuses to, rightly.
FROM eclipse-temurin:21.0.8_9-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
COPY routes routes
COPY seeds seeds
RUN ./mvnw -q -B -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:21.0.8_9-jre
# The folders that volumes are laid over, so that a new volume belongs to the hub's user.
RUN groupadd --system --gid 10001 simpul \
    && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/simpul --create-home simpul \
    && install -d -o simpul -g simpul -m 700 /var/lib/simpul/home /var/lib/simpul/home/secrets /var/lib/simpul/home/scans
COPY --from=build /build/target/lib /opt/simpul/target/lib
COPY --from=build /build/target/simpul.jar /opt/simpul/target/simpul.jar
COPY simpul /opt/simpul/simpul
# The class-data archive for this very Java; made as the hub's user, since it starts a hub for a moment, and kept from it.
RUN install -d -o simpul /opt/simpul/target/archive \
    && su simpul -s /bin/sh -c "JAVA_HOME=$JAVA_HOME /opt/simpul/simpul --archive" \
    && chown -R root:root /opt/simpul/target/archive
USER simpul
ENV SIMPUL_HOME=/var/lib/simpul/home
VOLUME /var/lib/simpul
EXPOSE 8080 61616 5672 61613 1883
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/simpul/simpul"]
CMD ["run"]
