# The bot in a container: no root, nothing written but the index in /data. See "Run it for others" in README.md.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY src ./src
# Installs what the bot needs, and builds it.
RUN npm ci --omit=dev
# The compiler has done its work.
RUN rm -rf node_modules/typescript node_modules/@typescript

FROM node:22-slim
ENV NODE_ENV=production CORPUS_DIR=/corpus DATA_DIR=/data PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Answers from these until another folder is mounted in their place.
COPY corpus /corpus
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["start"]
