// Opens a page in Chromium and tells, as JSON, what a person at it would find.
//   node browser.js PLAYWRIGHT-CORE CHROMIUM PAGE FOLDER
// PAGE is the map of a datacenter of many guests. FOLDER, where it is given, gets pictures of the page.
"use strict";
const [library, executablePath, page, folder] = process.argv.slice(2);
const { chromium } = require(library);

// One frame for the browser to show what a filter left.
const frame = (tab) => tab.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));

const measure = (tab, text) => tab.evaluate((typed) => {
  const field = document.getElementById("q");
  field.value = typed;
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}, text);

const contrasts = (tab) => tab.evaluate(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)" && color !== "transparent") {
        return color;
      }
    }
    return "white";
  };
  return [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility()
    && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && !element.closest("script,style,noscript,option"))
    .map((element) => {
      const [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
      return { what: `${element.tagName} ${element.className}`, ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) };
    }).filter((found) => found.ratio < 4.5).map((found) => `${found.what} ${found.ratio.toFixed(2)}`);
});

(async () => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const told = { requests: [], errors: [] };
  const context = await browser.newContext({ viewport: { width: 1200, height: 640 }, colorScheme: "light" });
  const tab = await context.newPage();
  tab.on("request", (request) => told.requests.push(request.url()));
  tab.on("pageerror", (error) => told.errors.push(error.message));
  tab.on("console", (message) => message.type() === "error" && told.errors.push(message.text()));
  await tab.goto(page);
  await frame(tab);
  told.ready = await tab.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  told.cells = await tab.locator(".cell").count();
  told.title = await tab.title();
  told.lightPaper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  told.lightContrasts = await contrasts(tab);
  folder && await tab.screenshot({ path: `${folder}/map-light.png` });

  // The search, as somebody types it.
  told.keystrokes = [];
  for (const typed of ["w", "we", "web", "web-1", "web-10", "web-1", "web", ""]) {
    told.keystrokes.push(await measure(tab, typed));
    await frame(tab);
  }
  await tab.keyboard.press("/");
  told.focusAfterSlash = await tab.evaluate(() => document.activeElement.id);
  await tab.keyboard.type("web-10");
  told.found = await tab.locator("#found").innerText();
  told.shown = await tab.locator(".cell:visible").allInnerTexts();
  told.address = await tab.evaluate(() => location.hash);
  await tab.locator("#reset").click();
  await frame(tab);

  // The filters.
  const count = async (field, value) => {
    await tab.locator(`#${field}`).selectOption(value);
    const shown = await tab.locator(".cell:visible").count();
    await tab.locator("#reset").click();
    await frame(tab);
    return shown;
  };
  told.stopped = await count("status", "stopped");
  told.unmanaged = await count("owner", "-");
  told.ofPool = await count("pool", "finance");
  told.ofTag = await count("tag", "prod");
  told.ofNode = await count("node", "pve2");
  await tab.locator("#group").selectOption("pool");
  told.lanesByPool = await tab.locator(".lane > h3 > span:first-child").allInnerTexts();
  await tab.locator("#reset").click();
  await frame(tab);

  // The keyboard: into the first lane, along it, into the details and back.
  await tab.locator('.cell[tabindex="0"]').first().focus();
  const labels = [];
  for (const key of ["ArrowRight", "ArrowDown", "End", "Home"]) {
    await tab.keyboard.press(key);
    labels.push(await tab.evaluate(() => document.activeElement.querySelector("b").textContent));
  }
  told.walked = labels;
  told.focusRing = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  await tab.keyboard.press("Enter");
  told.detailTitle = await tab.locator("#detail h2").innerText();
  told.detail = await tab.locator("#detail").innerText();
  told.focusInDetail = await tab.evaluate(() => document.activeElement.id);
  await tab.keyboard.press("Escape");
  told.focusAfterEscape = await tab.evaluate(() => document.activeElement.className);
  told.detailIsHidden = await tab.locator("#detail").isHidden();
  told.tabStops = await tab.evaluate(() => [...document.querySelectorAll('.cells')].map((lane) => lane.querySelectorAll('[tabindex="0"]').length));
  told.roles = await tab.evaluate(() => [...new Set([...document.querySelectorAll(".cells, .cell")].map((element) => element.getAttribute("role")))]);
  told.nameless = await tab.evaluate(() => [...document.querySelectorAll("button, select, input, [role=listbox], section")].filter((element) =>
    !element.innerText?.trim() && !element.labels?.length && !element.ariaLabel && !element.getAttribute("aria-labelledby")).map((element) => element.outerHTML.slice(0, 80)));

  // The switch of light and dark, which is kept; and what the system wants.
  await tab.locator("#theme").click();
  await tab.locator("#theme").click();
  await tab.reload();
  told.theme = await tab.locator("#theme").innerText();
  told.darkPaper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await tab.locator("#theme").click();
  await tab.emulateMedia({ colorScheme: "dark" });
  told.systemDarkPaper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  told.darkContrasts = await contrasts(tab);
  if (folder) {
    await tab.locator(".cell:not(.free)").nth(5).click();
    await tab.screenshot({ path: `${folder}/map-dark.png` });
    await tab.keyboard.press("Escape");
  }
  await tab.emulateMedia({ media: "print", colorScheme: "dark" });
  told.printPaper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  told.printsFilters = await tab.locator("#filters label").first().isVisible();
  told.printPages = (await tab.pdf({ format: "A4" })).toString("latin1").split("/Type /Page\n").length - 1;
  await browser.close();
  process.stdout.write(JSON.stringify(told));
})().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
