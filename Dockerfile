# What runs is Node, the built product and the packages it needs: docs/operate.md says how to use it.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY scripts scripts
COPY shared shared
COPY server server
COPY client client
COPY scenarios scenarios
COPY vite.config.ts tsconfig.json ./
RUN npm run build && npm prune --omit=dev --no-progress

FROM node:24-bookworm-slim
ENV NODE_ENV=production LAUNCHROOM_DATA=/data
WORKDIR /app
# Owned by root: the server cannot change itself.
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/dist dist
COPY --from=build /src/scenarios scenarios
COPY docs/findings.md docs/findings.md
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
# Alive, not ready: a server whose Redis is away must not be replaced for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: signals reach the server. Node's flags are those of `npm start`.
CMD ["node", "--max-semi-space-size=64", "dist/server.js"]
