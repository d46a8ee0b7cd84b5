using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Proxmox.Tools.Discover.Map;

namespace Proxmox.Tools.Tests.Discover.Map;

public sealed partial class MapPageTests
{
    [Test]
    public void A_page_fetches_nothing()
    {
        var page = MapPage.Of("{}");
        Assert.That(Outside().Matches(page).Select(match => match.Value), Is.Empty);
    }

    [TestCase("script")]
    [TestCase("style")]
    public void A_browser_runs_nothing_but_what_the_page_came_with(string element)
    {
        var page = MapPage.Of("{}");
        var content = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var hash = System.Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        Assert.That(page, Does.Contain($"{element}-src 'sha256-{hash}'"));
    }

    [Test]
    public void Nothing_is_left_to_fill_in() => Assert.That(MapPage.Of("{}"), Does.Not.Contain("{{").And.Not.Contain("}}<"));

    [GeneratedRegex("""https?:|//[a-z]|@import|url\(|\ssrc=|<link|fetch\(|XMLHttp|innerHTML|insertAdjacent|document\.write""",
        RegexOptions.None, 1000)]
    private static partial Regex Outside();
}
