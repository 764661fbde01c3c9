# The image of every process of Rendir. Nothing is built: Node runs the TypeScript files as they are.
#
# Images are pinned by version. Their digests are left out, because no image registry could be reached where this was
# written and nobody compared one: `docker buildx imagetools inspect <image>` prints what to add.

# For its npm only. The Node that runs the product is in package-lock.json, with its integrity.
FROM node:26.10.0-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM debian:12.15-slim
LABEL org.opencontainers.image.title="Rendir" \
      org.opencontainers.image.description="Monthly reports of a public body's social accounts" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
# Node 25 and later need libatomic1, which the slim image lacks.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libatomic1 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 rendir \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin rendir \
 && install --directory --owner rendir --group rendir --mode 0700 /data
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json LICENSE ./
COPY config config
COPY services services
COPY workers workers
COPY dashboards dashboards
# Whatever the umask of whoever cloned it: the process can read all of it and change nothing.
RUN chmod -R u=rwX,go=rX package.json LICENSE config services workers dashboards
ENV NODE_ENV=production \
    PATH=/app/node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    RENDIR_DATA_DIR=/data
# By number, so that a cluster can tell that it is not root.
USER 10001:10001
EXPOSE 3000
CMD ["node", "workers/main.ts"]
