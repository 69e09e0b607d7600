import { type DocumentSize, documentSizes } from '../lint/document-sizes.ts';
import { serviceData } from '../service-data.ts';
import type { AccessLevel } from '../services/service.ts';
import { countsInWords, type LintedPolicy, sizeInWords } from './linted-policy.ts';
import { accessLevels, serviceMatrix } from './service-matrix.ts';

const levelNames: Readonly<Record<AccessLevel, string>> = {
  list: 'List',
  read: 'Read',
  write: 'Write',
  tagging: 'Tagging',
  'permissions management': 'Permissions',
};

/**
 * Writes findings as one page of HTML without anything outside of it: for each document a matrix of
 * services and access levels, and its findings.
 *
 * @param policies - What was linted.
 */
export function htmlReport(policies: readonly LintedPolicy[]): string {
  const sizes = documentSizes(policies);
  const summary = escapeHtml(countsInWords(policies));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Policy findings</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Policy findings</h1>
<p>${policies.length === 1 ? '1 document' : `${policies.length} documents`}: ${summary}. Service data of ${escapeHtml(serviceData.date)}.</p>
</header>
<main>
${policies.map((linted) => section(linted, sizes.get(linted))).join('\n')}
</main>
</body>
</html>
`;
}

function section(linted: LintedPolicy, size: DocumentSize | undefined): string {
  const { file, name, policy, findings } = linted;
  return `<section>
<h2>${escapeHtml(file)}${name === '' ? '' : ` <small>${escapeHtml(name)}</small>`}</h2>
${size === undefined ? '' : `<p>${escapeHtml(sizeInWords(linted, size))}</p>`}
${matrix(policy.value)}
${findings.length === 0 ? '<p>Nothing was found.</p>' : `<ol>${findings.map(finding).join('')}</ol>`}
</section>`;
}

function finding({
  severity,
  code,
  path,
  position,
  message,
  fix,
}: LintedPolicy['findings'][number]) {
  const place = `line ${position.line}${path === '' ? '' : `, ${path}`}`;
  return `<li class="${severity}"><p><b>${severity}</b> <code>${escapeHtml(code)}</code> <span>${escapeHtml(place)}</span></p><p>${escapeHtml(message)}</p>${
    fix === undefined
      ? ''
      : `<p class="fix">${fix.changesGrants ? 'Would mend it' : 'Mends it'}: ${escapeHtml(fix.title)}.</p>`
  }</li>`;
}

function matrix(document: unknown): string {
  const rows = serviceMatrix(document, serviceData);
  if (rows.length === 0) return '';
  const head = accessLevels.map((level) => `<th scope="col">${levelNames[level]}</th>`).join('');
  const body = rows
    .map(({ service, granted, known, everywhere }) => {
      const cells = accessLevels.map((level) => {
        const [some, all] = [granted[level], known[level]];
        if (all === 0) return '<td class="none">–</td>';
        const kind = some === 0 ? 'none' : everywhere[level] ? 'wide' : 'some';
        const title =
          some === 0
            ? 'nothing granted'
            : everywhere[level]
              ? 'on every resource'
              : 'on named resources';
        return `<td class="${kind}" title="${title}">${some} of ${all}</td>`;
      });
      return `<tr><th scope="row"><code>${escapeHtml(service)}</code></th>${cells.join('')}</tr>`;
    })
    .join('');
  return `<table><caption>Actions that are allowed, by service and access level; bold: some of them on every resource</caption><thead><tr><th scope="col">Service</th>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--line:#8884;--error:#c62828;--warning:#b26a00;--info:#1565c0}
@media(prefers-color-scheme:dark){:root{--error:#ff8a80;--warning:#ffc46b;--info:#82b1ff}}
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
h2 small{font-weight:normal;opacity:.8}
code{font-family:ui-monospace,monospace;font-size:.9em}
table{border-collapse:collapse;margin:.5rem 0 1rem;display:block;overflow-x:auto}
caption{text-align:left;padding:.25rem 0;opacity:.8}
th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:right;white-space:nowrap}
th[scope=row],thead th:first-child{text-align:left}
td.none{opacity:.5}td.some{background:#8883}td.wide{background:#ff980055;font-weight:600}
ol{list-style:none;padding:0;margin:0}
li{border-left:.3rem solid var(--line);padding:.25rem .75rem;margin:.5rem 0}
li p{margin:.1rem 0;overflow-wrap:anywhere}li span{opacity:.8}
li.error{border-color:var(--error)}li.error b{color:var(--error)}
li.warning{border-color:var(--warning)}li.warning b{color:var(--warning)}
li.info{border-color:var(--info)}li.info b{color:var(--info)}
.fix{font-style:italic}`;
