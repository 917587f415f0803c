// The image and the workflows, as far as they can be read: neither Docker nor GitHub is here to run them.
import assert from 'node:assert/strict';
import path from 'node:path';
import { existsSync, globSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

describe('The image', () => {
  const [building = '', running = ''] = read('Dockerfile').split(/\n(?=FROM \$BASE\n)/);

  it('is built from the lock file, without the scripts of packages, and holds what npm run build makes', () => {
    assert.match(building, /npm ci --ignore-scripts/);
    assert.match(building, /npm run build/);
    assert.match(running, /COPY --from=build \/app\/dist\/app \.\//);
    for (const [, file = ''] of running.matchAll(/^COPY (?!--from)(\S+)/gm))
      assert.ok(existsSync(new URL(file, root)), `${file} is copied`);
  });

  it('runs as an unprivileged user, in production, fetches the directory first, and is asked for its health by others', () => {
    assert.match(running, /^ENV NODE_ENV=production$/m);
    assert.match(
      running,
      /^USER node$[\s\S]*^CMD \["node", "--import", "\.\/fetch-directory\.mjs", "[\w/]+\.m?js"\]$/m,
    );
    assert.match(running, /^HEALTHCHECK NONE$/m);
  });

  it('has no setting of its own but that: nothing of a council, nothing secret', () => {
    const set = [...read('Dockerfile').matchAll(/^(?:ENV|ARG) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(set, ['BASE', 'NODE_ENV']);
    assert.match(read('Dockerfile'), /^ARG BASE=node:24-slim$/m);
    const left = read('.dockerignore').split('\n');
    for (const one of ['.git', 'node_modules', '/data', 'infra/**/*.bicepparam'])
      assert.ok(left.includes(one), `${one} is not sent to the builder`);
  });
});

describe('The workflows', () => {
  const files = globSync('.github/workflows/*.yml', { cwd: root });
  it('are there', () => assert.deepEqual(files.length, 4));

  for (const file of files) {
    const text = read(file);
    const [top = ''] = text.split(/^jobs:$/m);

    it(`${file} may read the code and nothing else, unless a job says so`, () => {
      assert.match(top, /^permissions:\n {2}contents: read\n(?! )/m);
      const granted = [...text.matchAll(/^ +([\w-]+): write$/gm)].map(([, what]) => what);
      const may: Readonly<Record<string, readonly string[]>> = {
        'deploy.yml': ['id-token'],
        'release.yml': ['contents', 'packages'],
      };
      assert.deepEqual([...new Set(granted)], may[path.basename(file)] ?? []);
    });

    it(`${file} names every action by its commit, with its version beside it`, () => {
      const used = [...text.matchAll(/uses: (.+)/g)].map(([, what = '']) => what);
      assert.ok(used.length > 0);
      assert.deepEqual(
        used.filter((what) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what)),
        [],
      );
    });

    it(`${file} keeps no secret, and puts nothing from outside into a command`, () => {
      assert.doesNotMatch(text, /secrets\.|client-secret|creds:/i);
      for (const [, command = ''] of text.matchAll(/run: ([^\n]*(?:\n {10,}[^\n]*)*)/g))
        assert.doesNotMatch(command, /\$\{\{ *(?:inputs|github\.event|github\.head_ref)/, command);
    });
  }

  it('fail where a command in a pipe fails, look with one identity and deploy with another, which gives no roles', () => {
    const text = read('.github/workflows/deploy.yml');
    const [, plan = '', deploy = ''] = text.split(/^ {2}(?:plan|deploy|package):$/m);
    assert.match(text, /^defaults:\n {2}run:\n {4}shell: bash$/m);
    assert.deepEqual(
      [...plan.matchAll(/client-id: (.+)/g)].map(([, id]) => id),
      ['${{ vars.AZURE_PLAN_CLIENT_ID }}'],
    );
    assert.deepEqual(
      [...new Set([...deploy.matchAll(/client-id: (.+)/g)].map(([, id]) => id))],
      ['${{ vars.AZURE_DEPLOY_CLIENT_ID }}'],
    );
    assert.match(plan, /--validation-level ProviderNoRbac/);
    for (const job of [plan, deploy]) assert.match(job, /withRoles=false/);
    assert.match(plan, /required_reviewers/);
    assert.doesNotMatch(plan, /deployment group create/);
  });

  it('deploy the image that was looked at, by its digest', () => {
    const [, plan = '', deploy = ''] = read('.github/workflows/deploy.yml').split(/^ {2}(?:plan|deploy|package):$/m);
    assert.match(plan, /^ {6}digest: \$\{\{ steps\.image\.outputs\.digest \}\}$/m);
    assert.match(deploy, /^ {10}DIGEST: \$\{\{ needs\.plan\.outputs\.digest \}\}$/m);
    for (const job of [plan, deploy]) assert.match(job, /imageTag="\$TAG" imageDigest="\$DIGEST"/);
  });

  it('verify what is stored before and after a deployment, and wait for a migration', () => {
    const [, plan = '', deploy = ''] = read('.github/workflows/deploy.yml').split(/^ {2}(?:plan|deploy|package):$/m);
    assert.match(
      deploy,
      /jobs\.mjs verify[\s\S]*az deployment group create[\s\S]*readyz[\s\S]*jobs\.mjs check\n[\s\S]*jobs\.mjs verify/,
    );
    assert.match(
      plan,
      /fetch-depth: 0[\s\S]*if: inputs\.imageTag == ''\n +run: node infra\/jobs\.mjs migrated "\$TAG"/,
    );
    assert.match(deploy, /jobs\.mjs verify\n[\s\S]*if: inputs\.imageTag == ''\n +run: node infra\/jobs\.mjs look\n/);
  });

  it('are not shut out by what they would mend: a roll back is not verified before, and `despite` says why a release is not', () => {
    const [, plan = '', deploy = ''] = read('.github/workflows/deploy.yml').split(/^ {2}(?:plan|deploy|package):$/m);
    const steps = [plan, deploy].map((job) => job.split(/^ {6}- /m));
    const [migrated = '', shown = '', before = '', after = ''] = [
      steps[0]?.find((step) => step.includes('jobs.mjs migrated')),
      steps[0]?.find((step) => step.includes('$DESPITE')),
      ...(steps[1]?.filter((step) => step.includes('jobs.mjs verify')) ?? []),
    ];
    for (const step of [migrated, shown, before]) assert.match(step, /^ {10}DESPITE: \$\{\{ inputs\.despite \}\}$/m);
    assert.match(shown, /GITHUB_STEP_SUMMARY/);
    assert.match(before, /^ {8}if: inputs\.imageTag == ''$/m);
    assert.doesNotMatch(after, /if:|DESPITE/);
  });

  it('make a release of a tag alone, checked and tested before anything is published, and a package with a higher version', () => {
    const release = read('.github/workflows/release.yml');
    assert.match(release, /^on:\n {2}push:\n {4}tags: \['v\*'\]$/m);
    assert.match(
      release,
      /npm run -s release[\s\S]*npm test[\s\S]*docker push[\s\S]*RepoDigests[\s\S]*gh release create/,
    );
    const deploy = read('.github/workflows/deploy.yml');
    assert.match(deploy, /APP_VERSION=[^\n]+\$RUN" npm run package[\s\S]*RUN: \$\{\{ github\.run_number \}\}/);
    assert.match(deploy, /^ {2}package:\n {4}needs: deploy$/m);
  });

  it('ask every week whether a package that runs in production has a known fault', () => {
    const audit = read('.github/workflows/audit.yml');
    assert.match(audit, /^ {4}- cron: '[\d *]+ 1'$/m);
    assert.match(audit, /npm audit --omit=dev/);
    assert.match(read('.github/dependabot.yml'), /package-ecosystem: npm[\s\S]*interval: weekly/);
  });

  it('deploy only what a person has approved: the job that changes things waits for reviewers', () => {
    const deploy = read('.github/workflows/deploy.yml').split(/^ {2}deploy:$/m)[1] ?? '';
    assert.match(deploy, /^ {4}needs: plan$/m);
    assert.match(deploy, /^ {4}environment: production$/m);
    assert.match(deploy, /az deployment group create/);
    assert.doesNotMatch(read('.github/workflows/ci.yml'), /az (?:deployment|acr|login)/);
  });
});
