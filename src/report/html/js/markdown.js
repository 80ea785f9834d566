// Findings as Markdown, for a mail or an issue.
import { data, findings, linkOfFinding, linkText, mainPlace, texts, textsWith } from "./data.js";
import { visible } from "./hidden.js";
import { judgement } from "./triage.js";

/** Text that means nothing to Markdown. @param {string} text */
const plain = (text) => visible(text).replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ");

/** @param {number} number */
export const findingAsMarkdown = (number) => {
  const finding = findings[number];
  const place = mainPlace(finding);
  const link = linkOfFinding(finding);
  const { status, reason, note } = judgement(finding);
  const path = place ? `${texts[place.side].path}:${place.line}:${place.column}` : "";
  const lines = [`- **${finding.severity}** \`${finding.rule}\` ${plain(path)}: ${plain(finding.message)}`];
  if (finding.source) lines.push(`  - source: ${plain(finding.source.text)}`);
  if (link !== null) for (const side of textsWith(finding)) lines.push(`  - ${texts[side].side}: ${plain(linkText(link, side)) || "∅"}`);
  if (finding.repair) lines.push(`  - ${finding.repair.kind === "safe" ? "fix" : "suggestion"}: ${plain(finding.repair.old)} → ${plain(finding.repair.new) || "∅"}`);
  if (status !== "open") lines.push(`  - ${status}${reason ? `: ${plain(reason)}` : ""}`);
  if (note) lines.push(`  - note: ${plain(note)}`);
  return lines.join("\n");
};

/** @param {number[]} numbers */
export const listAsMarkdown = (numbers) =>
  [`## ${plain(texts[texts.length - 1].path)}, ${data.tool.name} ${data.tool.version}`, "", ...numbers.map(findingAsMarkdown), ""].join("\n");

/** Puts text on the clipboard. @param {string} text @returns {Promise<boolean>} */
export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
};
