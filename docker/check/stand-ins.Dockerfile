# Stand-ins for the base images of compose.yaml and the Dockerfile, for machines that cannot reach an image registry. Only the check
# uses them. It builds tocsin-check/debian by debootstrap, and tocsin-check/build, which contains Kafka, from the Dockerfile's first stage.
# Context jdk: the folder of a JDK 25.
FROM tocsin-check/debian AS java
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY --from=jdk / /opt/java/openjdk

# As apache/kafka: its own class makes the settings from KAFKA_… and formats the folder; a heap of 1 GiB unless told otherwise.
FROM java AS kafka
RUN useradd --create-home appuser && \
    install -d -o appuser /opt/kafka/config /var/lib/kafka/data /etc/kafka/docker /mnt/shared/config && \
    printf 'node.id=1\n' >/etc/kafka/docker/server.properties && \
    printf 'Configuration:\n  Appenders:\n    Console:\n      name: STDOUT\n      PatternLayout:\n        pattern: "[%%d] %%p %%m (%%c)%%n"\n  Loggers:\n    Root:\n      level: INFO\n      AppenderRef:\n        - ref: STDOUT\n' \
      | tee /etc/kafka/docker/log4j2.yaml >/etc/kafka/docker/tools-log4j2.yaml
COPY --from=tocsin-check/build /built/standalone/libraries/lib/main /opt/kafka/libs
RUN rm /opt/kafka/libs/*slf4j-jboss*
COPY --chmod=755 <<'RUN' /etc/kafka/docker/run
#!/bin/bash -e
setup=$(java -cp '/opt/kafka/libs/*' kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
  --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config 2>&1) ||
  grep -qi 'already formatted' <<<"$setup" || { echo "$setup"; exit 1; }
exec java ${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G} -server -XX:+UseG1GC -Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml \
  -cp '/opt/kafka/libs/*' kafka.Kafka /opt/kafka/config/server.properties
RUN
USER appuser
VOLUME /var/lib/kafka/data
CMD ["/etc/kafka/docker/run"]

# As postgres:18, with the major version that Debian has.
FROM tocsin-check/debian AS postgresql
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql && \
    ln -s /usr/lib/postgresql/*/bin/* /usr/local/bin/ && install -d -o postgres /var/lib/postgresql /run/postgresql
COPY --chmod=755 <<'RUN' /usr/local/bin/entrypoint
#!/bin/bash -e
export PGDATA=/var/lib/postgresql/docker
if [[ ! -f $PGDATA/PG_VERSION ]]; then
  initdb --username="$POSTGRES_USER" --pwfile=<(printf %s "$POSTGRES_PASSWORD") --encoding=UTF8 --auth-host=scram-sha-256 --auth-local=trust
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  printf 'CREATE DATABASE "%s";\n' "$POSTGRES_DB" | postgres --single -D "$PGDATA" postgres
fi
exec postgres -c listen_addresses='*' "${@:2}"
RUN
USER postgres
VOLUME /var/lib/postgresql
STOPSIGNAL SIGINT
ENTRYPOINT ["entrypoint"]
CMD ["postgres"]
