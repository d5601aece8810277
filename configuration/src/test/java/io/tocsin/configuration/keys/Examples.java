package io.tocsin.configuration.keys;

/** Whole files. Every secret in them has {@code S3CRET} in it. */
final class Examples {

  /** With every kind of receiver that amtool 0.25 knows, and what is Tocsin's own. */
  static final String KNOWN_TO_AMTOOL =
      """
      global:
        resolve_timeout: 300s
        smtp_smarthost: mail.example.org:587
        smtp_from: tocsin@example.org
        smtp_auth_username: tocsin
        smtp_auth_password: S3CRET
        slack_api_url: https://hooks.slack.com/services/S3CRET
        opsgenie_api_key: S3CRET
        victorops_api_key: S3CRET
        wechat_api_secret: S3CRET
        wechat_api_corp_id: corp
        pagerduty_url: https://user:S3CRET@pager.example.org/
        http_config:
          bearer_token: S3CRET
          proxy_url: http://user:S3CRET@proxy.example.org:3128
          proxy_connect_header: {Proxy-Token: [S3CRET]}
      templates: [/etc/tocsin/templates/*.tmpl]
      time_intervals:
        - name: nights
          time_intervals:
            - times: [{start_time: '22:00', end_time: '24:00'}]
              weekdays: ['monday:friday']
      inhibit_rules:
        - source_matchers: [severity="critical"]
          target_matchers: [severity="warning"]
          equal: [cluster]
      route:
        receiver: default-route
        group_by: [alertname, cluster]
        routes:
          - receiver: everybody
            matchers: [severity="critical"]
            mute_time_intervals: [nights]
            group_wait: 90s
            continue: true
            routes:
              - match: {team: db}
      receivers:
        - name: default-route
        - name: everybody
          runbook_configs:
            - runbook: restart-guest
          webhook_configs:
            - url: https://hook.example.org/S3CRET
              http_config:
                basic_auth: {username: u, password: S3CRET}
                tls_config: {ca_file: /etc/ssl/ca.pem}
          slack_configs:
            - channel: '#alerts'
              fields: [{title: a, value: "b: c"}]
            - api_url: https://hooks.slack.com/services/S3CRET
              title: ''
          email_configs:
            - to: ops@example.org
              headers: {Subject: "it's burning\\n"}
          pagerduty_configs:
            - routing_key: S3CRET
              details: {team: db}
            - service_key: S3CRET
          opsgenie_configs:
            - responders: [{name: db, type: Team}]
          victorops_configs:
            - routing_key: db
          pushover_configs:
            - {user_key: S3CRET, token: S3CRET, retry: 1.5m}
          wechat_configs:
            - message_type: markdown
          sns_configs:
            - topic_arn: arn:aws:sns:eu-central-1:1:x
              api_url: https://user:S3CRET@sns.example.org
              sigv4: {region: eu-central-1, access_key: AKIA, secret_key: S3CRET}
          telegram_configs:
            - {bot_token: S3CRET, chat_id: -42}
          discord_configs:
            - webhook_url: https://discord.com/api/webhooks/S3CRET
          webex_configs:
            - room_id: room
              http_config:
                authorization: {credentials: S3CRET}
      """;

  /**
   * What amtool 0.25 does not know: every key of the younger kinds, and younger keys of the old.
   */
  static final String YOUNGER =
      """
      global:
        jira_api_url: https://user:S3CRET@jira.example.org
        smtp_auth_secret: S3CRET
        smtp_force_implicit_tls: false
        smtp_smarthost: mail.example.org:587
        smtp_from: tocsin@example.org
        smtp_tls_config: {cert: PEM, key: S3CRET, min_version: TLS12, max_version: TLS13}
        slack_app_token: S3CRET
        slack_app_url: https://slack.example.org/api/chat.postMessage
        telegram_bot_token: S3CRET
        rocketchat_token: S3CRET
        rocketchat_token_id: S3CRET
        rocketchat_api_url: https://chat.example.org/
        mattermost_webhook_url: https://mattermost.example.org/S3CRET
        http_config:
          oauth2:
            client_id: tocsin
            client_secret: S3CRET
            client_certificate_key: S3CRET
            client_certificate_key_id: kid
            signature_algorithm: RS384
            grant_type: urn:ietf:params:oauth:grant-type:jwt-bearer
            iss: tocsin
            audience: all
            claims: {level: 3, names: [a, b]}
            scopes: [send]
            token_url: https://user:S3CRET@login.example.org/token
            endpoint_params: {password: S3CRET}
            tls_config: {insecure_skip_verify: true}
            proxy_url: socks5://user:S3CRET@proxy.example.org:1080
            no_proxy: localhost
            proxy_connect_header: {Proxy-Token: [S3CRET]}
          http_headers:
            X-Team: {values: [db]}
            X-Token: {secrets: [S3CRET]}
      tracing:
        client_type: http
        endpoint: localhost:4317
        sampling_fraction: 0.5
        insecure: true
        timeout: 5s
        compression: gzip
        headers: {X-Token: {secrets: [S3CRET]}}
        tls_config: {server_name: tracing}
      event_recorder:
        file_outputs: [{name: a, path: /var/log/events.jsonl}]
        webhook_outputs:
          - name: b
            url: https://events.example.org/S3CRET
            timeout: 3s
            workers: 2
            max_retries: 5
            retry_backoff: 1s
            http_config: {authorization: {credentials: S3CRET}}
        kafka_outputs:
          - name: c
            brokers: [kafka:9092]
            topic: events
            client_id: am
            format: protobuf
            acks: all
            compression: ''
            buffer_size: 10
            tls_config: {}
        stdout_outputs: [{name: d}]
      route: {receiver: r, labels: {team: db}}
      receivers:
        - name: r
          labels: {team: db, name: r}
          webhook_configs:
            - url: https://hook.example.org/S3CRET
              timeout: 3s
              payload: {text: '{{ .Status }}', count: 3}
          slack_configs:
            - app_token: S3CRET
              app_url: https://slack.example.org/api/chat.postMessage
              channel: '#a'
              message_text: hello
              update_message: true
              timeout: 1.5s
              mrkdwn_in: [text]
              short_fields: true
              link_names: true
              callback_id: c
              image_url: i
              thumb_url: t
              http_config: {}
              actions:
                - {type: button, text: Ack, name: ack, value: v, style: danger, confirm: {text: sure?, title: t, ok_text: o, dismiss_text: d}}
                - {type: button, text: See, url: 'https://example.org'}
          email_configs:
            - to: ops@example.org
              auth_secret: S3CRET
              force_implicit_tls: true
              threading: {enabled: true, thread_by_date: daily}
          pagerduty_configs:
            - routing_key: S3CRET
              timeout: 3s
              details: {numbers: [1, 2]}
              links: [{href: 'https://example.org', text: a}]
              images: [{src: s, alt: a, href: h}]
              source: s
              class: c
              component: c
              group: g
          opsgenie_configs:
            - api_key: S3CRET
              api_url: https://api.eu.opsgenie.com/
              details: {a: b}
              entity: e
              responders: [{id: '1', type: '{{ .CommonLabels.kind }}'}]
              actions: a
              tags: a,b
              note: n
              priority: P1
              update_alerts: true
          victorops_configs:
            - {routing_key: db, api_key: S3CRET, custom_fields: {team: db}}
          pushover_configs:
            - {user_key: S3CRET, token: S3CRET, url_title: u, device: d, sound: s, ttl: 1h, html: true, monospace: false}
          telegram_configs:
            - {bot_token: S3CRET, chat_id: -42, message_thread_id: 7, disable_notifications: true, parse_mode: ''}
          discord_configs:
            - webhook_url: https://discord.com/api/webhooks/S3CRET
              content: c
              username: u
              avatar_url: a
          msteams_configs:
            - webhook_url: https://teams.example.org/S3CRET
              summary: s
          msteamsv2_configs:
            - webhook_url: https://teams.example.org/S3CRET
              title: t
              text: t
          webex_configs:
            - room_id: room
              http_config: {bearer_token: S3CRET}
          sns_configs:
            - phone_number: '+491'
              sigv4:
                region: r
                profile: p
                role_arn: r
                external_id: e
                use_fips_sts_endpoint: true
                service_name: s
              attributes: {a: b}
              use_aws_http_client: true
          wechat_configs:
            - {api_secret: S3CRET, corp_id: c, to_user: u, to_party: p, to_tag: t, agent_id: a}
          jira_configs:
            - api_type: cloud
              project: OPS
              issue_type: Bug
              summary: {template: s, enable_update: false}
              description: d
              labels: [a]
              priority: High
              fields: {customfield_1: {value: x}}
              reopen_transition: reopen
              resolve_transition: done
              wont_fix_resolution: wontfix
              reopen_duration: 1d
          incidentio_configs:
            - url: https://user:S3CRET@incident.example.org
              alert_source_token: S3CRET
              max_alerts: 3
              timeout: 3s
          rocketchat_configs:
            - token: S3CRET
              token_id: S3CRET
              channel: '#a'
              fields: [{short: true, title: t, value: v}]
              emoji: ':bell:'
              image_url: i
              thumb_url: t
              link_names: true
              short_fields: true
              actions: [{type: button, text: t, url: u, imageurl: i, iswebview: true, webviewheightratio: full, msg: m, msginchatwindow: true, msgprocessingtype: sendMessage}]
          mattermost_configs:
            - webhook_url: https://mattermost.example.org/S3CRET
              channel: c
              pretext: p
              author_name: a
              author_link: a
              author_icon: a
              fields: [{title: t, value: v, short: true}]
              thumb_url: t
              footer: f
              footer_icon: f
              image_url: i
              icon_url: i
              icon_emoji: i
              attachments: [{fallback: f, color: c, pretext: p, text: t, author_name: a, author_link: a, author_icon: a, title: t, title_link: t, fields: [{title: t, value: v}], thumb_url: t, footer: f, footer_icon: f, image_url: i}]
              type: custom
              props: {card: c}
              priority: {priority: urgent, requested_ack: true, persistent_notifications: true}
      """;

  /** Every key that names a file. */
  static final String IN_FILES =
      """
      global:
        smtp_smarthost: mail.example.org:587
        smtp_from: tocsin@example.org
        smtp_auth_password_file: f
        smtp_auth_secret_file: f
        smtp_tls_config: {ca_file: f, cert_file: f, key_file: f}
        slack_api_url_file: f
        opsgenie_api_key_file: f
        victorops_api_key_file: f
        wechat_api_secret_file: f
        telegram_bot_token_file: f
        rocketchat_token_file: f
        rocketchat_token_id_file: f
        mattermost_webhook_url_file: f
        http_config:
          oauth2: {client_id: c, client_secret_file: f, client_certificate_key_file: f, token_url: 'http://t'}
          http_headers: {X-Token: {files: [f]}}
      templates: [f]
      tracing: {endpoint: e, tls_config: {ca_file: f}}
      event_recorder: {file_outputs: [{path: f}]}
      route: {receiver: r}
      receivers:
        - name: r
          webhook_configs: [{url_file: f, http_config: {bearer_token_file: f}}]
          slack_configs:
            - {api_url_file: f, http_config: {authorization: {credentials_file: f}}}
            - {app_token_file: f, channel: c, http_config: {}}
          email_configs: [{to: t, auth_password_file: f, auth_secret_file: f, tls_config: {ca_file: f}}]
          pagerduty_configs:
            - {routing_key_file: f, http_config: {basic_auth: {username_file: f, password_file: f}}}
            - {service_key_file: f, http_config: {}}
          opsgenie_configs: [{api_key_file: f, http_config: {}}]
          victorops_configs: [{routing_key: k, api_key_file: f, http_config: {}}]
          pushover_configs: [{user_key_file: f, token_file: f, http_config: {}}]
          telegram_configs: [{bot_token_file: f, chat_id_file: f, http_config: {}}]
          discord_configs: [{webhook_url_file: f, http_config: {}}]
          msteams_configs: [{webhook_url_file: f, http_config: {}}]
          msteamsv2_configs: [{webhook_url_file: f, http_config: {}}]
          wechat_configs: [{api_secret_file: f, corp_id: c, http_config: {}}]
          incidentio_configs: [{url_file: f, alert_source_token_file: f, http_config: {}}]
          rocketchat_configs: [{token_file: f, token_id_file: f, http_config: {}}]
          mattermost_configs: [{webhook_url_file: f, http_config: {}}]
      """;

  private Examples() {}
}
