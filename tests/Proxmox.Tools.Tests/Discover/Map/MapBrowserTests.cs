using System.Diagnostics;
using System.Text.Json;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover.Map;

/// <summary>The page as a browser shows it: 2,000 guests in headless Chromium.</summary>
public sealed class MapBrowserTests
{
    // A page of which nothing is fetched twice in a run: all tests look at what one visit told.
    private static readonly Lazy<Task<JsonElement>> Visit = new(VisitAsync);

    [Test]
    public async Task Everything_is_drawn_without_a_request_or_an_error()
    {
        var told = await Visit.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.GetProperty("cells").GetInt32(), Is.EqualTo(InventedMap.Guests));
            Assert.That(told.GetProperty("title").GetString(), Is.EqualTo("frankfurt: datacenter map"));
            Assert.That(Texts(told, "requests").Where(url => !url.StartsWith("file:", StringComparison.Ordinal)), Is.Empty);
            Assert.That(Texts(told, "errors"), Is.Empty);
        }
    }

    // Two busy cores are slower than anybody's desk: the limits are far above what is measured, and below what would be felt as waiting.
    [Test]
    public async Task Search_and_filters_leave_what_fits()
    {
        var told = await Visit.Value;
        // How fast it is depends on the machine, and is told only.
        var keystrokes = told.GetProperty("keystrokes").EnumerateArray().Select(time => time.GetDouble()).Order().ToList();
        await TestContext.Out.WriteLineAsync($"{InventedMap.Guests} guests: ready after {told.GetProperty("ready").GetDouble():0} ms, "
            + $"keystrokes {string.Join(", ", keystrokes.Select(time => $"{time:0.0}"))} ms");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.GetProperty("focusAfterSlash").GetString(), Is.EqualTo("q"));
            Assert.That(Texts(told, "shown"), Has.Count.GreaterThan(0).And.All.Contains("web-10"));
            Assert.That(told.GetProperty("found").GetString(), Is.EqualTo($"{Texts(told, "shown").Count} of {InventedMap.Guests} guests"));
            Assert.That(told.GetProperty("address").GetString(), Is.EqualTo("#q=web-10"));
            Assert.That(told.GetProperty("stopped").GetInt32(),
                Is.EqualTo(InventedMap.Count(guest => guest.Status == "stopped" && !guest.IsTemplate)));
            Assert.That(told.GetProperty("unmanaged").GetInt32(), Is.EqualTo(InventedMap.Count(guest => !guest.IsManaged)));
            Assert.That(told.GetProperty("ofPool").GetInt32(), Is.EqualTo(InventedMap.Count(guest => guest.Pool == "finance")));
            Assert.That(told.GetProperty("ofTag").GetInt32(), Is.EqualTo(InventedMap.Count(guest => guest.Tags.Contains("prod"))));
            Assert.That(told.GetProperty("ofNode").GetInt32(), Is.EqualTo(InventedMap.Count(guest => guest.Node == "pve2")));
            Assert.That(Texts(told, "lanesByPool"),
                Is.EqualTo(new[] { "finance", "production", "production/web", "staging", "in no pool" }));
        }
    }

    [Test]
    public async Task The_keyboard_reaches_everything_and_comes_back()
    {
        var told = await Visit.Value;
        var walked = Texts(told, "walked");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(walked, Has.Count.EqualTo(4).And.Unique);
            Assert.That(told.GetProperty("focusRing").GetString(), Is.EqualTo("solid"));
            Assert.That(told.GetProperty("focusInDetail").GetString(), Is.EqualTo("detail-title"));
            Assert.That(told.GetProperty("detail").GetString(), Does.Contain(walked[3]).And.Contain("Managed by"));
            Assert.That(told.GetProperty("focusAfterEscape").GetString(), Does.StartWith("cell"));
            Assert.That(told.GetProperty("detailIsHidden").GetBoolean());
            Assert.That(told.GetProperty("tabStops").EnumerateArray().Select(stops => stops.GetInt32()), Has.All.EqualTo(1));
            Assert.That(Texts(told, "roles"), Is.EquivalentTo(new[] { "listbox", "option" }));
            Assert.That(Texts(told, "nameless"), Is.Empty);
        }
    }

    [Test]
    public async Task Light_dark_and_paper_can_all_be_read()
    {
        var told = await Visit.Value;
        string Paper(string name) => told.GetProperty(name).GetString()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Paper("darkPaper"), Is.Not.EqualTo(Paper("lightPaper")));
            Assert.That(Paper("systemDarkPaper"), Is.EqualTo(Paper("darkPaper")));
            Assert.That(told.GetProperty("theme").GetString(), Is.EqualTo("Theme: dark"));
            Assert.That(Paper("printPaper"), Is.EqualTo("rgb(255, 255, 255)"));
            Assert.That(told.GetProperty("printsFilters").GetBoolean(), Is.False);
            Assert.That(told.GetProperty("printPages").GetInt32(), Is.InRange(2, 40));
            Assert.That(Texts(told, "lightContrasts").Distinct(StringComparer.Ordinal), Is.Empty, "below 4.5 : 1");
            Assert.That(Texts(told, "darkContrasts").Distinct(StringComparer.Ordinal), Is.Empty, "below 4.5 : 1");
        }
    }

    private static List<string> Texts(JsonElement told, string name) =>
        [.. told.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static async Task<JsonElement> VisitAsync()
    {
        var (library, browser) = (Named("PROXMOX_TEST_PLAYWRIGHT"), Named("PROXMOX_TEST_CHROMIUM"));
        var folder = Directory.CreateTempSubdirectory("proxmox-map-");
        try
        {
            var page = Path.Combine(folder.FullName, "map.html");
            await File.WriteAllTextAsync(page, InventedMap.Page());
            string[] pictures = Environment.GetEnvironmentVariable("PROXMOX_TEST_PICTURES") is { Length: > 0 } to ? [to] : [];
            using var process = Process.Start(new ProcessStartInfo(
                "node", [Path.Combine(Repository.Root, "tests/Proxmox.Tools.Tests/Discover/Map/browser.js"), library, browser,
                    new Uri(page).AbsoluteUri, .. pictures])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var complaint = process.StandardError.ReadToEndAsync();
            var told = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, await complaint);
            using var document = JsonDocument.Parse(told);
            return document.RootElement.Clone();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Named(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path)
        {
            Assert.Ignore($"{variable} names nothing: `make test` installs playwright-core where there is npm, and finds Chromium where "
                + "Debian's package chromium is installed.");
            throw new UnreachableException();
        }

        return path;
    }
}
