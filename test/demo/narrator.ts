// Tells the audience what happens, measures each step, takes the pictures and keeps demo.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

interface StepReport {
  step: number;
  title: string;
  ok: boolean;
  seconds: number;
  measured: Record<string, string | number>;
  screenshots: string[];
  error?: string;
}

export interface Narrator {
  /** Runs one step; a failing step ends the demo. `measure` notes a figure for the audience. */
  step: (title: string, run: (scene: Scene) => Promise<void>) => Promise<void>;
  /** Writes demo.json; call it in any case. */
  finish: () => void;
}

export interface Scene {
  measure: (what: string, value: string | number) => void;
  picture: (page: Page, name: string) => Promise<void>;
}

const seconds = (since: number) => Math.round((performance.now() - since) / 10) / 100;

export function createNarrator(folder: string, runtimeName: string, pauseMs: number): Narrator {
  mkdirSync(folder, { recursive: true });
  const reports: StepReport[] = [];
  const begun = performance.now();
  let pictures = 0;

  function sceneOf(report: StepReport): Scene {
    return {
      measure(what, value) {
        report.measured[what] = value;
        process.stdout.write(`     · ${what}: ${value}\n`);
      },
      async picture(page, name) {
        pictures += 1;
        const file = `${String(pictures).padStart(2, '0')}-${name}.png`;
        await page.screenshot({ path: join(folder, file), animations: 'disabled' });
        report.screenshots.push(file);
      },
    };
  }

  return {
    async step(title, run) {
      const report: StepReport = {
        step: reports.length + 1,
        title,
        ok: false,
        seconds: 0,
        measured: {},
        screenshots: [],
      };
      reports.push(report);
      process.stdout.write(`\n${String(report.step).padStart(2, ' ')}. ${title}\n`);
      const start = performance.now();
      try {
        await run(sceneOf(report));
        report.ok = true;
      } catch (error) {
        report.error = String(error);
        throw error;
      } finally {
        report.seconds = seconds(start);
        process.stdout.write(`     ${report.ok ? '✓' : '✗'} ${report.seconds} s\n`);
      }
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    },
    finish() {
      const passed = reports.filter((report) => report.ok).length;
      const summary = {
        runtime: runtimeName,
        seconds: seconds(begun),
        passed,
        failed: reports.length - passed,
        steps: reports,
      };
      writeFileSync(join(folder, 'demo.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
    },
  };
}
