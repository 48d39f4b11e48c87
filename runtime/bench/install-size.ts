/** Size of a production install: the packages as the Dockerfile installs them, without install scripts and so without the pinned Node, and our own files. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc', 'nodes/package.json', 'runtime/package.json', 'runtime/bin', 'runtime/embedded-mongo/package.json', 'builder-ui/package.json'];
const WORKSPACES = ['nodes', 'runtime', 'runtime/embedded-mongo'];
const OWN = ['nodes', 'runtime', 'templates', 'examples', 'builder-ui/dist'];

export interface InstallFigure { packagesMb: number; ownMb: number; togetherMb: number }

export function measureInstall(): InstallFigure {
  const folder = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  try {
    for (const path of MANIFESTS) if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    const args = ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', ...WORKSPACES.flatMap((name) => ['--workspace', name])];
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    const packagesMb = megabytes(folder, []);
    const ownMb = OWN.filter((path) => existsSync(join(ROOT, path))).reduce((sum, path) => sum + megabytes(join(ROOT, path), ['node_modules']), 0);
    return { packagesMb, ownMb, togetherMb: packagesMb + ownMb };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As it lies on the disk, in whole blocks. */
function megabytes(path: string, without: readonly string[]): number {
  const output = execFileSync('du', ['-s', '--block-size=1', ...without.map((name) => `--exclude=${name}`), path], { encoding: 'utf8' });
  return Number(output.split('\t')[0]) / 1e6;
}

if (import.meta.main) console.log(measureInstall());
