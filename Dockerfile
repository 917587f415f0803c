# The bot as it runs in production. Built by `az acr build` or any Docker; nothing secret goes in.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package's own scripts: the build needs none of them.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-slim
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
