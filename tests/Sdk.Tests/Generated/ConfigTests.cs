using Pulumi.Acme;

namespace Sdk.Tests.Generated;

[NonParallelizable]
public sealed class ConfigTests
{
    [Test]
    public async Task Settings_are_read_from_the_stacks_configuration()
    {
        (string?, int?, bool?, double?, string?, string?, int, string?, bool?) seen = default;
        await Recording.RunAsync(
            () => seen = (Config.Endpoint, Config.Retries, Config.Verbose, Config.Ratio, Config.Regions[1], Config.Labels?["a"],
                Config.Proxy!.Ports[0], Config.Mode, Config.Proxy.Quiet),
            config: new(StringComparer.Ordinal)
            {
                ["acme:endpoint"] = "e",
                ["acme:retries"] = "9",
                ["acme:verbose"] = "false",
                ["acme:ratio"] = "1.5",
                ["acme:regions"] = """["x","y"]""",
                ["acme:labels"] = """{"a":"b"}""",
                ["acme:proxy"] = """{"host":"h","ports":[7]}""",
                ["acme:mode"] = "fast",
            });
        Assert.That(seen, Is.EqualTo(("e", 9, false, 1.5, "y", "b", 7, "fast", (bool?)null)));
    }

    [Test]
    public async Task Where_there_is_no_setting_the_environment_and_then_the_default_count()
    {
        using var environment = new EnvironmentScope("ACME_URL", "https://url.example");
        (string?, int?, bool?) seen = default;
        await Recording.RunAsync(() => seen = (Config.Endpoint, Config.Retries, Config.Verbose));
        Assert.That(seen, Is.EqualTo(("https://url.example", 3, (bool?)null)));
    }
}
