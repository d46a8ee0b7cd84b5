namespace Pulumi.StandIn.Tests.PublicApi;

/// <summary>Compares the stand-in's public API with that of the package, which Pulumi.txt lists.</summary>
public sealed class PublicApiTests
{
    private static readonly IReadOnlyList<string> Own =
        PublicApiPrinter.Print(typeof(Deployment).Assembly, "Pulumi", "Pulumi.Testing", "Pulumi.Utilities");

    [Test]
    public void Nothing_is_public_that_the_package_lacks_or_spells_otherwise() => Assert.That(Own.Except(Lines("Pulumi.txt")), Is.Empty);

    [Test]
    public void Everything_of_the_package_is_there_but_what_is_left_out_on_purpose()
    {
        var leftOut = Lines("LeftOut.txt");

        Assert.That(Lines("Pulumi.txt").Except(Own).Where(line => !leftOut.Any(pattern => Matches(line, pattern))), Is.Empty);
    }

    [Test]
    public void Nothing_is_called_left_out_that_is_there()
    {
        var stale = Lines("LeftOut.txt").Where(pattern => Own.Any(line => Matches(line, pattern)));

        Assert.That(stale, Is.Empty);
    }

    [Test]
    public void The_assembly_is_no_newer_than_the_oldest_package_that_an_SDK_asks_for()
    {
        Assert.That(typeof(Deployment).Assembly.GetName(), Has.Property("Name").EqualTo("Pulumi")
            .And.Property("Version").EqualTo(new Version(3, 76, 1, 0)));
    }

    private static bool Matches(string line, string pattern) =>
        pattern.EndsWith('*') ? line.StartsWith(pattern[..^1], StringComparison.Ordinal) : line == pattern;

    private static string[] Lines(string resource)
    {
        using var stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
