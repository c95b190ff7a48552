#!/usr/bin/env bash
# Builds the image, or takes the one named in L9_IMAGE, starts it beside Postgres with Docker
# Compose, and waits until it is ready. Run it on the machine that is to serve.
set -euo pipefail

cd "$(dirname "$0")"

if [[ ! -f .env ]]; then
  echo 'deploy.sh: there is no .env; copy .env.example and fill it in' >&2
  exit 1
fi

if [[ -z "${L9_IMAGE:-}" ]]; then
  docker compose build api
fi

docker compose up --detach --no-build --remove-orphans --wait --wait-timeout 120

# Healthy means alive; ready means that the database and all modules answer.
for _ in $(seq 1 30); do
  if docker compose exec -T api node -e \
    "fetch('http://127.0.0.1:8000/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; then
    echo 'deploy.sh: ready'
    exit 0
  fi
  sleep 2
done

echo 'deploy.sh: not ready after a minute; the last lines of its log:' >&2
docker compose logs --tail 50 api >&2
exit 1
