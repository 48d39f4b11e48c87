# syntax=docker/dockerfile:1
# Two stages: one that builds the user interface, one that holds only what runs.

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY nodes/package.json nodes/
COPY runtime/package.json runtime/
COPY runtime/embedded-mongo/package.json runtime/embedded-mongo/
COPY runtime/bin runtime/bin
COPY builder-ui/package.json builder-ui/

# Install scripts are not needed: the image is the pinned Node itself, and lmdb ships a binary for this platform.
FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY nodes nodes
COPY builder-ui builder-ui
RUN cd builder-ui && npx vite build

FROM manifests AS packages
RUN --mount=type=cache,target=/root/.npm \
    npm ci --ignore-scripts --omit=dev --no-audit --no-fund \
      --workspace nodes --workspace runtime --workspace runtime/embedded-mongo

FROM node:24-slim AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app ./
COPY nodes nodes
COPY runtime runtime
COPY templates templates
COPY examples examples
COPY LICENSE ./
COPY --from=build /app/builder-ui/dist builder-ui/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Workers listen on no port and are watched by the database's leases instead; compose switches this check off for them.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and handles SIGTERM itself: it finishes what it holds and leaves.
CMD ["node", "runtime/src/cli/nachklang.ts", "start"]
