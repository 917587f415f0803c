# The bot as it runs in production. Built by `az acr build` or any Docker; nothing secret goes in.
# Another base, such as one imported into the council's registry by its digest: --build-arg BASE=… (docs/install.md).
ARG BASE=node:24-slim
FROM $BASE AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package's own scripts: the build needs none of them.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM $BASE
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/dist/app ./
COPY infra/fetch-directory.mjs ./
# An unprivileged user that the image brings; the app writes to /tmp only.
USER node
EXPOSE 3978
# Health is asked by Container Apps (infra/modules/app.bicep), not by Docker.
HEALTHCHECK NONE
CMD ["node", "--import", "./fetch-directory.mjs", "src/main.js"]
