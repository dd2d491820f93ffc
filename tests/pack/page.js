/*
 * node tests/pack/page.js MODULES CHROMIUM FILE.html...
 *
 * Each page as a browser and checkers of pages find it, as JSON: at 1,280 and 320 px, light and dark, and printed.
 * MODULES is a folder that has axe-core, html-validate and puppeteer-core.
 */
"use strict";
const path = require("path");
const [modules, chromium, ...files] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [path.resolve(modules)] }));
const puppeteer = load("puppeteer-core");
const axe = load("axe-core");
const { HtmlValidate } = load("html-validate");

/* What stands further right than the window, but for some: in a frame that scrolls. */
function cut(but = ".frame, svg, .heard, .skip") {
	const found = [];
	for (const element of document.body.querySelectorAll("*")) {
		if (element.closest(but))
			continue;
		const box = element.getBoundingClientRect();
		if (box.right > window.innerWidth + 0.5 || box.left < -0.5)
			found.push(element.outerHTML.slice(0, 120));
	}
	/* A table that lies across is wider than what stands upright, and is told by what is found. */
	const across = !but.includes(".frame") && but.includes(".across");
	return { scroll: across ? 0 : document.documentElement.scrollWidth, inner: window.innerWidth, found };
}

/* Frames whose content is wider than they are: on a wide screen nothing should have to be scrolled. */
function scrolled() {
	return [...document.querySelectorAll(".frame")]
		.filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
		.map((frame) => frame.getAttribute("aria-label"));
}

/* Pictures that are drawn too small to be read, or in no frame that keys can scroll and that says what it is. */
function unreadable() {
	return [...document.querySelectorAll("figure svg")]
		.filter((svg) => {
			const frame = svg.closest(".frame[tabindex='0'][aria-label]");
			return !frame || svg.getBoundingClientRect().width < 639.5 ||
				getComputedStyle(frame).overflowX !== "auto";
		})
		.map((svg) => svg.querySelector("title").textContent);
}

async function look(browser, file) {
	const page = await browser.newPage();
	const said = { file, console: [], requests: [], cut: [], axe: [], scrolled: [], unreadable: [] };
	const address = "file://" + path.resolve(file);

	page.on("console", (message) => said.console.push(message.text()));
	page.on("pageerror", (error) => said.console.push(String(error)));
	page.on("request", (request) => request.url() === address || said.requests.push(request.url()));
	for (const width of [1280, 320])
		for (const scheme of ["light", "dark"]) {
			await page.setViewport({ width, height: 900 });
			await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
			await page.goto(address);
			said.cut.push({ width, ...(await page.evaluate(cut)) });
			said.unreadable.push(...(await page.evaluate(unreadable)));
			if (width === 1280 && scheme === "light")
				said.scrolled = await page.evaluate(scrolled);
			/* Opened, the figures of a chart are looked at too. */
			await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
			said.cut.push({ width, ...(await page.evaluate(cut)) });
			await page.evaluate(axe.source);
			const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
			for (const fault of result.violations)
				said.axe.push(`${width} ${scheme}: ${fault.id}: ${fault.nodes.length}: ` +
					      `${fault.nodes[0].html.slice(0, 160)}: ${fault.nodes[0].failureSummary}`);
		}
	/* As wide as the text of a page of paper: A4 without margins of 1.8 cm. */
	await page.emulateMediaType("print");
	await page.setViewport({ width: 657, height: 900 });
	await page.goto(address);
	said.cut.push({ width: "paper's", ...(await page.evaluate(cut, ".across, svg, .heard, .skip")) });
	await page.setViewport({ width: 986, height: 600 });
	said.cut.push({ width: "paper's long side", ...(await page.evaluate(cut, "svg, .heard, .skip")) });
	await page.close();
	const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: { "long-title": "off" } });
	const report = await validator.validateFile(file);
	said.validate = report.results.flatMap((r) => r.messages).map((m) => `${m.line}: ${m.ruleId}: ${m.message}`);
	return said;
}

async function main() {
	const browser = await puppeteer.launch({
		executablePath: chromium,
		args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
	});
	const said = [];
	try {
		for (const file of files)
			said.push(await look(browser, file));
	} finally {
		await browser.close();
	}
	console.log(JSON.stringify(said));
}

main().catch((error) => {
	console.error(error);
	process.exit(1);
});
