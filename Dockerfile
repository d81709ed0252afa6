# The package is built in one image and runs in another, which has Node and nothing else of the build.
FROM node:26-slim AS build
WORKDIR /source
COPY . .
RUN npm ci && npm run package -- --pack-destination /tmp

FROM node:26-slim
COPY --from=build /tmp/longwire-*.tgz /tmp/longwire.tgz
RUN npm install --global --omit=dev --no-audit --no-fund /tmp/longwire.tgz \
  && mkdir /data \
  && chown node:node /data
USER node
VOLUME /data
ENV LONGWIRE_DATA=/data LONGWIRE_HTTP=0.0.0.0:6680 LONGWIRE_IRC=0.0.0.0:6667
EXPOSE 6680 6667
HEALTHCHECK --interval=30s --timeout=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:6680/healthz').then((answer) => process.exit(answer.ok ? 0 : 1))"]
CMD ["longwire", "serve"]
